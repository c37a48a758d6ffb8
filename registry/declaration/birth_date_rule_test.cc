#include "registry/declaration/birth_date_rule.h"

#include "gtest/gtest.h"

namespace registry {
namespace {

base::Date Day(const char* text) { return base::Date::Parse(text).value(); }

TEST(BirthDateRuleTest, FromHundredAndThirtyYearsBeforeToTheDayItself) {
  constexpr char kLater[] = "must not be after then";
  constexpr char kTooOld[] = "must not be more than 130 years before then";
  const struct {
    const char* birth;
    const char* day;
    const char* rule;  // null for none
  } kCases[] = {
      {"2026-01-01", "2026-01-01", nullptr},
      {"2026-01-02", "2026-01-01", kLater},
      {"9999-12-31", "2026-01-01", kLater},
      {"1896-01-01", "2026-01-01", nullptr},
      {"1895-12-31", "2026-01-01", kTooOld},
      {"0001-01-01", "2026-01-01", kTooOld},
      {"1896-02-29", "2026-02-28", nullptr},
      {"1896-02-29", "2026-03-01", nullptr},
      {"1896-02-29", "2026-03-02", kTooOld},
      {"1896-02-28", "2026-02-28", nullptr},
      {"1896-02-28", "2026-03-01", kTooOld},
      {"0001-01-01", "0001-01-01", nullptr},
      {"0001-01-01", "0131-01-01", nullptr},
      {"0001-01-01", "0131-01-02", kTooOld},
  };
  for (const auto& c : kCases) {
    const auto rule = BrokenBirthDateRule(Day(c.birth), Day(c.day), "then");
    EXPECT_EQ(rule.value_or(""), c.rule == nullptr ? "" : c.rule)
        << c.birth << " " << c.day;
  }
}

}  // namespace
}  // namespace registry
