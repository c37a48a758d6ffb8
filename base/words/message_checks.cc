#include "base/words/message_checks.h"

#include <algorithm>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_replace.h"
#include "gtest/gtest.h"

namespace base::words {
namespace {

// Counts that between them have every form of every language.
constexpr const char* kCounts[] = {"0",  "1",  "2",   "3",  "10",
                                   "11", "99", "100", "101"};

// What stands after a figure, or after a unit: `{0, number} X`.
constexpr char kAfterFigure[] =
    "\\{\\d, *number(, *[a-z]+)?\\} +([^ .,:;?!(){}%|]+)";

// What may stand there in English and French, since it stays as it is whatever
// the figure: prepositions, conjunctions and adverbs. A noun or a verb may not:
// it belongs in a plural, with its figure.
constexpr absl::string_view kStays[] = {
    // English; a score before and after; the code of a currency
    "->", "MAD", "a", "ago", "above", "and", "as", "at", "before", "by",
    "cannot", "counts", "from", "gave", "in", "is", "less", "lies", "now", "of",
    "on", "or", "then", "the", "that", "to", "under", "until", "which", "who",
    "whose", "with", "would",
    // French
    "à", "n'est", "alors", "au", "au-dessus", "aujourd'hui", "avant", "avec",
    "cette", "compte", "de", "dont", "d'un", "dans", "d'avant", "du", "en",
    "est", "et", "l'inverse", "le", "moins", "ne", "ou", "par", "pour", "que",
    "qui", "selon", "sous", "sur", "vient"};

// What may stand before a count of years or months in Arabic, which have the
// form that follows it: prepositions, and the noun "age".
constexpr absl::string_view kGovern[] = {
    "من", "في", "بعد", "قبل", "سن", "العمر", "بسن", "وسن", "خلال", "كل", "إلى"};

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

// The words after figures that change with them.
std::vector<std::string> WordsThatCount(const std::string& pattern) {
  static const auto* const kAfter = new std::regex(kAfterFigure);
  std::vector<std::string> words;
  for (std::sregex_iterator found(pattern.begin(), pattern.end(), *kAfter), end;
       found != end; ++found) {
    const std::string word = (*found)[2];
    if (std::find(std::begin(kStays), std::end(kStays), word) ==
        std::end(kStays)) {
      words.push_back(word);
    }
  }
  return words;
}

// The words before years and months that do not govern them.
std::vector<std::string> WordsThatDoNotGovern(const std::string& arabic) {
  static const auto* const kBefore =
      new std::regex("([^ ]*) ?\\{\\d, *number, *(years|months)\\}");
  std::vector<std::string> words;
  for (std::sregex_iterator found(arabic.begin(), arabic.end(), *kBefore), end;
       found != end; ++found) {
    const std::string word = (*found)[1];
    if (std::find(std::begin(kGovern), std::end(kGovern), word) ==
        std::end(kGovern)) {
      words.push_back(word);
    }
  }
  return words;
}

// Whether every option, "--language", stands between U+2066 and U+2069: else
// its signs are shown on the other side of it in a text that runs from right to
// left.
bool OptionsStandIsolated(absl::string_view shown) {
  constexpr absl::string_view kIsolate = "\u2066";
  constexpr absl::string_view kEnd = "\u2069";
  for (std::size_t at = shown.find("--"); at != absl::string_view::npos;
       at = shown.find("--", at + 2)) {
    const std::size_t begun = shown.rfind(kIsolate, at);
    const std::size_t ended = shown.rfind(kEnd, at);
    if (begun == absl::string_view::npos ||
        (ended != absl::string_view::npos && ended > begun)) {
      return false;
    }
  }
  return true;
}

// Expects of a text as it is shown what a reader of the language would.
void ExpectShownWell(const std::string& shown, Language language) {
  static const auto* const kOneOfMany = new std::regex(
      "(^|[^0-9.,])1 (years|months|days|households|people|members|children|"
      "lines|pages|rows|findings|facts|tables|numbers|events)\\b");
  static const auto* const kNoneOfMany = new std::regex(
      "(^|[^0-9.,])[01] (ans|jours|ménages|personnes|membres|enfants|lignes|"
      "pages|entrent|sortent|faits|numéros)\\b");
  // U+202F before a sign, or a sign within a code ("a:b").
  static const auto* const kPlainSpace = new std::regex(" [:;?!]");
  static const auto* const kNoSpace =
      new std::regex("([^ \xAF:]|[^\x80]\xAF)[:;?!]( |$)");
  switch (language) {
    case Language::kEnglish:
      EXPECT_FALSE(std::regex_search(shown, *kOneOfMany)) << shown;
      break;
    case Language::kFrench:
      EXPECT_FALSE(std::regex_search(shown, *kNoneOfMany)) << shown;
      EXPECT_FALSE(std::regex_search(shown, *kPlainSpace)) << shown;
      EXPECT_FALSE(std::regex_search(shown, *kNoSpace)) << shown;
      break;
    case Language::kArabic:
      // The signs of the language, which are turned the other way.
      EXPECT_EQ(shown.find(';'), std::string::npos) << shown;
      EXPECT_EQ(shown.find('?'), std::string::npos) << shown;
      EXPECT_EQ(shown.find(", "), std::string::npos) << shown;
      EXPECT_TRUE(OptionsStandIsolated(shown)) << shown;
      break;
  }
}

void ExpectShownWellWithEveryCount(const Message& message, Language language) {
  const auto pattern = Pattern::Compile(message.In(language), language);
  if (!pattern.ok()) return;  // BrokenMessageRule() says so
  for (const char* count : kCounts) {
    std::string shown;
    pattern->Append(std::vector<std::string>(message.arguments, count), shown);
    ExpectShownWell(shown, language);
  }
}

}  // namespace

void ExpectWholeMessages(absl::Span<const Message> messages,
                         absl::Span<const absl::string_view> latin,
                         absl::Span<const Language> counted) {
  ASSERT_FALSE(messages.empty());
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
      EXPECT_EQ(text.find('$'), std::string::npos) << text;
      if (language != Language::kArabic) {
        EXPECT_FALSE(HasArabic(text)) << text;
      } else if (words) {
        EXPECT_TRUE(HasArabic(text)) << text;
      }
      if (std::find(counted.begin(), counted.end(), language) ==
          counted.end()) {
        continue;
      }
      if (language == Language::kArabic) {
        EXPECT_EQ(WordsThatDoNotGovern(text), std::vector<std::string>())
            << text;
      } else {
        EXPECT_EQ(WordsThatCount(text), std::vector<std::string>()) << text;
      }
      ExpectShownWellWithEveryCount(message, language);
    }
    const std::string arabic = Shown(message.arabic, latin);
    EXPECT_FALSE(std::regex_search(arabic, letter))
        << "Latin letters in Arabic: " << arabic;
  }
}

}  // namespace base::words
