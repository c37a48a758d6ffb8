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

// A letter of the Arabic block, U+0620 to U+064A, in UTF-8: D8 A0 to D9 8A.
bool HasArabic(absl::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const auto first = static_cast<unsigned char>(text[i]);
    const auto second = static_cast<unsigned char>(text[i + 1]);
    if ((first == 0xD8 && second >= 0xA0) ||
        (first == 0xD9 && second >= 0x80 && second <= 0x8A)) {
      return true;
    }
  }
  return false;
}

// What is shown of a pattern: without the words of its syntax.
std::string Shown(absl::string_view pattern,
                  absl::Span<const absl::string_view> latin) {
  std::string text(pattern);
  for (const char* syntax :
       {"\\{\\d(, *(number|date)(, *[a-z]+)?)?\\}", "\\{\\d, *(plural|select)",
        "[,}] *(\\w+|=\\d+) *\\{"}) {
    text = std::regex_replace(text, std::regex(syntax), " ");
  }
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
    // A row of places alone has no letter in any language.
    const bool words = std::regex_search(Shown(message.english, {}), letter);
    for (const Language language : kLanguages) {
      const std::string text(message.In(language));
      EXPECT_FALSE(std::regex_search(text, counted))
          << "counts without a plural: " << text;
      EXPECT_EQ(text.find('$'), std::string::npos) << text;
      EXPECT_EQ(HasArabic(text), words && language == Language::kArabic)
          << text;
    }
    const std::string arabic = Shown(message.arabic, latin);
    EXPECT_FALSE(std::regex_search(arabic, letter))
        << "Latin letters in Arabic: " << arabic;
  }
}

}  // namespace base::words
