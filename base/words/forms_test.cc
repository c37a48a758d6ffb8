#include "base/words/forms.h"

#include <unicode/numberformatter.h>
#include <unicode/smpdtfmt.h>

#include <string>

#include "gtest/gtest.h"

namespace base::words {
namespace {

std::string Number(absl::string_view text, Language language) {
  std::string out;
  AppendNumber(text, language, out);
  return out;
}

std::string Day(absl::string_view text, Language language) {
  std::string out;
  AppendDay(text, language, out);
  return out;
}

std::string Isolated(absl::string_view text, Language language) {
  std::string out;
  AppendIsolated(text, language, out);
  return out;
}

// CLDR, plural rules of Arabic: n = 0, 1, 2; n % 100 = 3..10; n % 100 = 11..99;
// other. Of English: 1; other. Of French: 0 and 1; whole millions; other.
TEST(PluralFormOf, FollowsTheRulesOfEachLanguage) {
  const struct {
    std::int64_t count;
    PluralForm arabic;
    PluralForm english;
    PluralForm french;
  } kCases[] = {
      {0, PluralForm::kZero, PluralForm::kOther, PluralForm::kOne},
      {1, PluralForm::kOne, PluralForm::kOne, PluralForm::kOne},
      {2, PluralForm::kTwo, PluralForm::kOther, PluralForm::kOther},
      {3, PluralForm::kFew, PluralForm::kOther, PluralForm::kOther},
      {10, PluralForm::kFew, PluralForm::kOther, PluralForm::kOther},
      {11, PluralForm::kMany, PluralForm::kOther, PluralForm::kOther},
      {12, PluralForm::kMany, PluralForm::kOther, PluralForm::kOther},
      {99, PluralForm::kMany, PluralForm::kOther, PluralForm::kOther},
      {100, PluralForm::kOther, PluralForm::kOther, PluralForm::kOther},
      {101, PluralForm::kOther, PluralForm::kOther, PluralForm::kOther},
      {102, PluralForm::kOther, PluralForm::kOther, PluralForm::kOther},
      {103, PluralForm::kFew, PluralForm::kOther, PluralForm::kOther},
      {999, PluralForm::kMany, PluralForm::kOther, PluralForm::kOther},
      {1000, PluralForm::kOther, PluralForm::kOther, PluralForm::kOther},
      {1001, PluralForm::kOther, PluralForm::kOther, PluralForm::kOther},
      {1003, PluralForm::kFew, PluralForm::kOther, PluralForm::kOther},
      {1'000'000, PluralForm::kOther, PluralForm::kOther, PluralForm::kMany},
      {5'000'011, PluralForm::kMany, PluralForm::kOther, PluralForm::kOther},
      {-3, PluralForm::kFew, PluralForm::kOther, PluralForm::kOther},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(PluralFormOf(c.count, Language::kArabic), c.arabic) << c.count;
    EXPECT_EQ(PluralFormOf(c.count, Language::kEnglish), c.english) << c.count;
    EXPECT_EQ(PluralFormOf(c.count, Language::kFrench), c.french) << c.count;
  }
}

TEST(AppendNumber, KeepsEveryDigitAndWritesTheSignsOfTheLanguage) {
  EXPECT_EQ(Number("9.3264284", Language::kEnglish), "9.3264284");
  EXPECT_EQ(Number("9.3264284", Language::kFrench), "9,3264284");
  EXPECT_EQ(Number("9.3264284", Language::kArabic), "9,3264284");
  EXPECT_EQ(Number("0.0000000", Language::kFrench), "0,0000000");
  EXPECT_EQ(Number("123456789012345678901.0000001", Language::kEnglish),
            "123,456,789,012,345,678,901.0000001");
}

TEST(AppendNumber, SeparatesThousandsFromFiveDigitsOn) {
  EXPECT_EQ(Number("9999", Language::kEnglish), "9999");
  EXPECT_EQ(Number("10000", Language::kEnglish), "10,000");
  EXPECT_EQ(Number("9999", Language::kFrench), "9999");
  EXPECT_EQ(Number("1234567", Language::kEnglish), "1,234,567");
}

TEST(AppendNumber, LeavesOtherTextsAsTheyAre) {
  for (const char* text : {"", "-", ".", "1.", ".5", "1e3", "many"}) {
    EXPECT_EQ(Number(text, Language::kFrench), text);
  }
}

// What ICU itself writes, digit for digit, of the two locales with Western
// digits and of English.
TEST(AppendNumber, IsWhatIcuWrites) {
  const std::pair<Language, icu::Locale> kLocales[] = {
      {Language::kArabic, icu::Locale("ar", "MA")},
      {Language::kFrench, icu::Locale("fr", "MA")},
      {Language::kEnglish, icu::Locale("en", "GB")}};
  for (const auto& [language, locale] : kLocales) {
    for (const char* text : {"0", "7", "999", "1000", "12345", "9876543",
                             "9.3264284", "0.0000001", "12345.5", "-3"}) {
      UErrorCode status = U_ZERO_ERROR;
      std::string expected;
      icu::number::NumberFormatter::withLocale(locale)
          .grouping(UNUM_GROUPING_MIN2)
          .precision(icu::number::Precision::unlimited())
          .formatDecimal(text, status)
          .toString(status)
          .toUTF8String(expected);
      ASSERT_TRUE(U_SUCCESS(status));
      EXPECT_EQ(Number(text, language), expected);
    }
  }
}

TEST(AppendDay, IsWrittenOutInFrenchAndArabic) {
  EXPECT_EQ(Day("2026-03-07", Language::kEnglish), "2026-03-07");
  EXPECT_EQ(Day("2026-03-07", Language::kFrench), "7 mars 2026");
  EXPECT_EQ(Day("2026-04-01", Language::kFrench), "1er avril 2026");
  EXPECT_EQ(Day("2026-04-11", Language::kFrench), "11 avril 2026");
  // The months as Morocco names them.
  EXPECT_EQ(Day("2026-03-07", Language::kArabic), "7 مارس 2026");
  EXPECT_EQ(Day("2026-07-31", Language::kArabic), "31 يوليوز 2026");
  EXPECT_EQ(Day("2026-08-01", Language::kArabic), "1 غشت 2026");
  EXPECT_EQ(Day("2026-12-01", Language::kArabic), "1 دجنبر 2026");
  EXPECT_EQ(Day("2026-13-01", Language::kFrench), "2026-13-01");
  EXPECT_EQ(Day("", Language::kFrench), "");
}

TEST(AppendIsolated, KeepsTheOrderOfWhatRunsFromLeftToRight) {
  EXPECT_EQ(Isolated("decree-2-21-582", Language::kArabic),
            "\u2066decree-2-21-582\u2069");
  EXPECT_EQ(Isolated("CNSS", Language::kArabic), "CNSS");
  EXPECT_EQ(Isolated("0123456789", Language::kArabic), "0123456789");
  EXPECT_EQ(Isolated("أمو تضامن", Language::kArabic), "أمو تضامن");
  EXPECT_EQ(Isolated("decree-2-21-582", Language::kFrench), "decree-2-21-582");
}

}  // namespace
}  // namespace base::words
