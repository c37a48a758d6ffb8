#include "base/words/pattern.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace base::words {
namespace {

std::string Filled(absl::string_view pattern, Language language,
                   const std::vector<std::string>& arguments) {
  const auto compiled = Pattern::Compile(pattern, language);
  if (!compiled.ok()) return std::string(compiled.status().message());
  std::string out;
  compiled->Append(arguments, out);
  return out;
}

bool IsRefused(absl::string_view pattern, Language language) {
  return !Pattern::Compile(pattern, language).ok();
}

TEST(Pattern, FillsItsPlaces) {
  EXPECT_EQ(Filled("L'enfant {1} de {0}.", Language::kFrench, {"a", "b"}),
            "L'enfant b de a.");
  EXPECT_EQ(Filled("le {0, date} : {1, number}", Language::kFrench,
                   {"2026-01-02", "9.5000000"}),
            "le 2 janvier 2026\u202F: 9,5000000");
  EXPECT_EQ(Filled("{0, select, A {x} other {y {1}}}", Language::kEnglish,
                   {"A", "z"}),
            "x");
  EXPECT_EQ(Filled("{0, select, A {x} other {y {1}}}", Language::kEnglish,
                   {"B", "z"}),
            "y z");
  EXPECT_EQ(Filled("{0, plural, =0 {none} one {# one} other {# all}}",
                   Language::kEnglish, {"0"}),
            "none");
}

// By hand, from CLDR's rules and the grammar of counted nouns: the noun after 3
// to 10 is a plural, after 11 to 99 a singular in the accusative, after whole
// hundreds a singular in the genitive.
TEST(Pattern, UnitsHaveTheFormOfTheirNumberInArabic) {
  const struct {
    const char* count;
    const char* years;
    const char* months;
    const char* dirhams;
  } kCases[] = {
      {"0", "أقل من سنة", "0 شهر", "0 درهم"},
      {"1", "سنة واحدة", "شهر واحد", "1 درهم"},
      {"2", "سنتين", "شهرين", "2 درهم"},
      {"3", "3 سنوات", "3 أشهر", "3 دراهم"},
      {"10", "10 سنوات", "10 أشهر", "10 دراهم"},
      {"11", "11 سنة", "11 شهرا", "11 درهما"},
      {"12", "12 سنة", "12 شهرا", "12 درهما"},
      {"99", "99 سنة", "99 شهرا", "99 درهما"},
      {"100", "100 سنة", "100 شهر", "100 درهم"},
      {"101", "101 سنة", "101 شهر", "101 درهم"},
      {"102", "102 سنة", "102 شهر", "102 درهم"},
      {"144", "144 سنة", "144 شهرا", "144 درهما"},
  };
  for (const auto& c : kCases) {
    const Language in = Language::kArabic;
    EXPECT_EQ(Filled("{0, number, years}", in, {c.count}), c.years);
    EXPECT_EQ(Filled("{0, number, months}", in, {c.count}), c.months);
    EXPECT_EQ(Filled("{0, number, dirhams}", in, {c.count}), c.dirhams);
  }
}

TEST(Pattern, UnitsHaveTheFormOfTheirNumberInEnglishAndFrench) {
  const struct {
    const char* count;
    const char* english;
    const char* french;
  } kCases[] = {
      {"0", "0 years", "0 an"},        {"1", "1 year", "1 an"},
      {"2", "2 years", "2 ans"},       {"3", "3 years", "3 ans"},
      {"10", "10 years", "10 ans"},    {"11", "11 years", "11 ans"},
      {"12", "12 years", "12 ans"},    {"99", "99 years", "99 ans"},
      {"100", "100 years", "100 ans"}, {"101", "101 years", "101 ans"},
      {"102", "102 years", "102 ans"}};
  for (const auto& c : kCases) {
    EXPECT_EQ(Filled("{0, number, years}", Language::kEnglish, {c.count}),
              c.english);
    EXPECT_EQ(Filled("{0, number, years}", Language::kFrench, {c.count}),
              c.french);
  }
  EXPECT_EQ(Filled("{0, number, months}", Language::kEnglish, {"1"}),
            "1 month");
  EXPECT_EQ(Filled("{0, number, dirhams}", Language::kFrench, {"12500"}),
            Filled("{0, number} MAD", Language::kFrench, {"12500"}));
}

TEST(Pattern, HouseholdsAndPeopleAreCounted) {
  const struct {
    const char* count;
    const char* households;
    const char* people;
  } kCases[] = {{"0", "0 أسرة", "0 شخص"},
                {"1", "أسرة واحدة", "1 من الأشخاص"},
                {"2", "2 من الأسر", "2 من الأشخاص"},
                {"3", "3 أسر", "3 أشخاص"},
                {"10", "10 أسر", "10 أشخاص"},
                {"11", "11 أسرة", "11 شخصا"},
                {"12", "12 أسرة", "12 شخصا"},
                {"99", "99 أسرة", "99 شخصا"},
                {"100", "100 أسرة", "100 شخص"},
                {"101", "101 أسرة", "101 شخص"},
                {"102", "102 أسرة", "102 شخص"}};
  for (const auto& c : kCases) {
    EXPECT_EQ(Filled("{0, number, households}", Language::kArabic, {c.count}),
              c.households);
    EXPECT_EQ(Filled("{0, number, people}", Language::kArabic, {c.count}),
              c.people);
  }
  EXPECT_EQ(Filled("{0, number, people}", Language::kEnglish, {"1"}),
            "1 person");
  EXPECT_EQ(Filled("{0, number, households}", Language::kFrench, {"0"}),
            "0 ménage");
}

// Imprimerie nationale: a space before these four signs and the sign of per
// cent, at which no line ends.
TEST(Pattern, FrenchKeepsItsSpacesBeforeSigns) {
  EXPECT_EQ(
      Filled("{0} : a ; b ? c ! {1, number} %", Language::kFrench, {"x", "95"}),
      "x\u202F: a\u202F; b\u202F? c\u202F! 95\u202F%");
  EXPECT_EQ(
      Filled("{0, plural, one {a : b} other {c}}", Language::kFrench, {"1"}),
      "a\u202F: b");
  // What is filled in stays as it was given, and so do other languages.
  EXPECT_EQ(Filled("{0}", Language::kFrench, {"a : b"}), "a : b");
  EXPECT_EQ(Filled("95 %", Language::kEnglish, {}), "95 %");
}

TEST(Pattern, ThatLeavesOutAPluralFormIsRefused) {
  EXPECT_TRUE(IsRefused("{0, plural, one {x} other {y}}", Language::kArabic));
  EXPECT_TRUE(IsRefused("{0, plural, other {y}}", Language::kEnglish));
  EXPECT_TRUE(
      IsRefused("{0, plural, one {x} few {z} other {y}}", Language::kFrench));
  EXPECT_FALSE(IsRefused("{0, plural, one {x} other {y}}", Language::kFrench));
}

TEST(Pattern, OfAnotherSyntaxIsRefused) {
  for (const char* pattern :
       {"{0", "{name}", "{0, number, percent}", "{0, time}", "{0, date, long}",
        "{0, choice, 0#none|1#one}", "{0, selectordinal, other {x}}",
        "{0, select, A {x}}", "{0, plural, offset:1 one {x} other {y}}"}) {
    EXPECT_TRUE(IsRefused(pattern, Language::kEnglish)) << pattern;
  }
}

}  // namespace
}  // namespace base::words
