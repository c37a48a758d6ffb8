#include "registry/declaration/date_limits.h"

#include <string>

#include "base/error.h"
#include "gtest/gtest.h"

namespace registry {
namespace {

base::Date Day(const char* text) { return base::Date::Parse(text).value(); }

// Both sides of each limit of data/date_limits.textproto.
TEST(DateLimitsTest, NobodyIsBornBefore1900) {
  const DateLimits& limits = DateLimits::Released();
  EXPECT_EQ(limits.BrokenByBirth(Day("1900-01-01")), std::nullopt);
  EXPECT_EQ(limits.BrokenByBirth(Day("1899-12-31")),
            "must not be before 1900-01-01");
  EXPECT_EQ(limits.BrokenByBirth(Day("0206-05-17")),
            "must not be before 1900-01-01");
}

TEST(DateLimitsTest, ADeathIsWithinALife) {
  const DateLimits& limits = DateLimits::Released();
  const auto rule = [&](const char* birth, const char* death) {
    return limits.BrokenByDeath(Day(birth), Day(death)).value_or("");
  };
  EXPECT_EQ(rule("1985-05-17", "1985-05-17"), "");
  EXPECT_EQ(rule("1985-05-17", "1985-05-16"), "must not be before the birth");
  EXPECT_EQ(rule("1900-01-01", "2030-01-01"), "");
  EXPECT_EQ(rule("1900-01-01", "2030-01-02"),
            "must not be more than 130 years after the birth");
  EXPECT_EQ(rule("1900-01-01", "1915-09-04"), "");
  EXPECT_EQ(rule("1900-01-01", "1915-09-03"), "must not be before 1915-09-04");
}

TEST(DateLimitsTest, CoverIsOfSomebodyBornUnderARegimeThatBegan) {
  const DateLimits& limits = DateLimits::Released();
  const auto rule = [&](const char* regime, const char* birth,
                        const char* day) {
    return limits.BrokenByCover(regime, Day(birth), Day(day), Day("2026-01-01"))
        .value_or("");
  };
  EXPECT_EQ(rule("cnss", "1985-05-17", "1985-05-17"), "");
  EXPECT_EQ(rule("cnss", "1985-05-17", "1985-05-16"),
            "must not be before the birth");
  EXPECT_EQ(rule("cnss", "1985-05-17", "0206-01-01"),
            "must not be before the birth");
  const struct {
    const char* regime;
    const char* first;
    const char* before;
  } kRegimes[] = {{"cnops", "1950-05-26", "1950-05-25"},
                  {"cnss", "1959-12-31", "1959-12-30"},
                  {"far", "1956-05-14", "1956-05-13"},
                  {"tns", "2017-07-13", "2017-07-12"},
                  {"student", "2015-09-01", "2015-08-31"}};
  for (const auto& c : kRegimes) {
    EXPECT_EQ(rule(c.regime, "1930-01-01", c.first), "") << c.regime;
    EXPECT_EQ(rule(c.regime, "1930-01-01", c.before),
              std::string("must not be before ") + c.first +
                  ", when the regime began");
  }
  EXPECT_EQ(limits.EarliestCover("tns"), Day("2017-07-13"));
  EXPECT_EQ(limits.EarliestCover("none"), Day("0001-01-01"));
  EXPECT_EQ(rule("cnss", "1985-05-17", "2027-01-02"), "");
  EXPECT_EQ(rule("cnss", "1985-05-17", "2027-01-03"),
            "must not be more than 366 days ahead");
}

TEST(DateLimitsTest, StudiesAndMarriagesHaveALeastAge) {
  const DateLimits& limits = DateLimits::Released();
  const auto rule = [&](const char* status, const char* birth,
                        const char* day) {
    return limits
        .BrokenByStatus(status, Day(birth), Day(day), Day("2026-01-01"))
        .value_or("");
  };
  EXPECT_EQ(rule("STUDENT", "2015-01-01", "2018-01-01"), "");
  EXPECT_EQ(rule("STUDENT", "2015-01-01", "2017-12-31"),
            "must not be before the age of 3 years");
  EXPECT_EQ(rule("MARRIED", "1989-02-05", "2004-02-05"), "");
  EXPECT_EQ(rule("MARRIED", "1989-02-06", "2004-02-05"),
            "must not be before the age of 15 years");
  EXPECT_EQ(rule("MARRIED", "1992-02-04", "2004-02-04"), "");
  EXPECT_EQ(rule("MARRIED", "1992-02-05", "2004-02-04"),
            "must not be before the age of 12 years");
  EXPECT_EQ(rule("LIVES_ABROAD", "1992-02-05", "1992-02-05"), "");
  EXPECT_EQ(rule("LIVES_ABROAD", "1992-02-05", "1992-02-04"),
            "must not be before the birth");
  EXPECT_EQ(rule("LIVES_ABROAD", "1992-02-05", "2027-01-03"),
            "must not be more than 366 days ahead");
}

TEST(DateLimitsTest, ADeclarationIsOfTheRegistersTime) {
  const DateLimits& limits = DateLimits::Released();
  const auto rule = [&](const char* day) {
    return limits.BrokenByDeclaration(Day(day), Day("2026-01-01")).value_or("");
  };
  EXPECT_EQ(rule("2022-11-17"), "");
  EXPECT_EQ(rule("2022-11-16"),
            "must not be before 2022-11-17, when the social register opened");
  EXPECT_EQ(rule("2029-01-01"), "");
  EXPECT_EQ(rule("2029-01-02"), "must not be more than 1096 days ahead");
  EXPECT_EQ(rule("2062-01-01"), "must not be more than 1096 days ahead");
}

TEST(DateLimitsTest, WhatIsWrongWithTheFileIsSaid) {
  const struct {
    const char* text;
    const char* path;
  } kCases[] = {
      {"", "birth_earliest"},
      {"limits { }", "limits[0].name"},
      {"limits { name: 'a_days' number: 1 mark: 'D' }", "limits[0].source"},
      {"limits { name: 'a_days' number: 1 source: 's' }", "limits[0].mark"},
      {"limits { name: 'a_days' source: 's' mark: 'D' }", "limits[0].number"},
      {"limits { name: 'a_earliest' number: 1 source: 's' mark: 'D' }",
       "limits[0].day"},
      {"limits { name: 'a_earliest' day: '2' source: 's' mark: 'D' }",
       "limits[0].day"},
      {"limits { name: 'a_days' number: -1 source: 's' mark: 'D' }",
       "limits[0].number"},
      {"limits { name: 'a_days' number: 1 source: 's' mark: 'D' }"
       "limits { name: 'a_days' number: 2 source: 's' mark: 'D' }",
       "limits[1].from"},
  };
  for (const auto& c : kCases) {
    const base::ErrorDetail detail =
        base::DetailOf(DateLimits::Parse(c.text).status());
    EXPECT_EQ(detail.reason, "MALFORMED_DATE_LIMITS") << c.text;
    ASSERT_EQ(detail.violations.size(), 1u) << c.text;
    EXPECT_EQ(detail.violations[0].path, c.path) << c.text;
  }
}

}  // namespace
}  // namespace registry
