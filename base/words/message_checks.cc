#include "base/words/message_checks.h"

#include <regex>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "gtest/gtest.h"

namespace base::words {
namespace {

// Nouns that texts count. A number before one has a plural or a unit.
constexpr char kCounted[] =
    "\\{\\d(, *number)?\\} +"
    "(year|month|day|child|people|person|household|member|time|run|MAD|an\\b|"
    "ans\\b|mois|jour|enfant|personne|m[eé]nage|membre|fois|dirham)";

// A letter of the Arabic block, in UTF-8.
bool HasArabic(absl::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xD8 && byte <= 0xDB) return true;
  }
  return false;
}

// What is shown of a pattern: without the words of its syntax.
std::string Shown(absl::string_view pattern,
                  absl::Span<const absl::string_view> latin) {
  std::string text(pattern);
  text = std::regex_replace(
      text, std::regex("\\{\\d, *(number|date|plural|select)"), "{");
  text = std::regex_replace(text, std::regex("(\\w+|=\\d+) *\\{"),
                            "{");  // keywords of branches
  text = std::regex_replace(text, std::regex(", (dirhams|years|months)"), "");
  for (const absl::string_view word : latin) {
    text = absl::StrReplaceAll(text, {{word, ""}});
  }
  return text;
}

}  // namespace

void ExpectWholeMessages(absl::Span<const Message> messages,
                         absl::Span<const absl::string_view> latin) {
  ASSERT_FALSE(messages.empty());
  const std::regex counted(kCounted);
  const std::regex code("[A-Z][A-Z_0-9]*");
  const std::regex letter("[A-Za-z]");
  std::set<absl::string_view> codes;
  for (const Message& message : messages) {
    SCOPED_TRACE(std::string(message.code));
    EXPECT_EQ(BrokenMessageRule(message), "");
    EXPECT_TRUE(codes.insert(message.code).second) << "twice";
    EXPECT_TRUE(std::regex_match(std::string(message.code), code));
    for (const Language language : kLanguages) {
      const std::string text(message.In(language));
      EXPECT_FALSE(std::regex_search(text, counted))
          << "counts without a plural: " << text;
      EXPECT_EQ(text.find('$'), std::string::npos) << text;
      EXPECT_EQ(HasArabic(text), language == Language::kArabic) << text;
    }
    const std::string arabic = Shown(message.arabic, latin);
    EXPECT_FALSE(std::regex_search(arabic, letter))
        << "Latin letters in Arabic: " << arabic;
  }
}

}  // namespace base::words
