#include "registry/declaration/partial_date.h"

#include "gtest/gtest.h"

namespace registry {
namespace {

base::Date Day(const char* text) { return base::Date::Parse(text).value(); }

TEST(PartialDateTest, WhatIsKnownIsKeptAndTheFirstDayCounts) {
  EXPECT_EQ(ParsePartialDate("1950-03-17").value(),
            (PartialDate{Day("1950-03-17"), DatePrecision::kDay}));
  EXPECT_EQ(ParsePartialDate("1950-03").value(),
            (PartialDate{Day("1950-03-01"), DatePrecision::kMonth}));
  EXPECT_EQ(ParsePartialDate("1950").value(),
            (PartialDate{Day("1950-01-01"), DatePrecision::kYear}));
  for (const char* text :
       {"", "195", "19501", "1950-", "1950-13", "1950-3", "1950-02-30",
        "1950-00", "1950-00-00", "0000", "abcd", "1950/03"}) {
    EXPECT_FALSE(ParsePartialDate(text).ok()) << text;
  }
}

TEST(PartialDateTest, ADateAndItsPrecisionAgree) {
  EXPECT_TRUE(IsFirstDay(Day("1950-03-17"), DatePrecision::kDay));
  EXPECT_TRUE(IsFirstDay(Day("1950-03-01"), DatePrecision::kMonth));
  EXPECT_FALSE(IsFirstDay(Day("1950-03-02"), DatePrecision::kMonth));
  EXPECT_TRUE(IsFirstDay(Day("1950-01-01"), DatePrecision::kYear));
  EXPECT_FALSE(IsFirstDay(Day("1950-02-01"), DatePrecision::kYear));
}

TEST(PartialDateTest, AYearCoversItsDays) {
  const PartialDate year{Day("1950-01-01"), DatePrecision::kYear};
  EXPECT_TRUE(Covers(year, Day("1950-12-31")));
  EXPECT_FALSE(Covers(year, Day("1951-01-01")));
  EXPECT_FALSE(Covers(year, Day("1949-12-31")));
  const PartialDate month{Day("1950-03-01"), DatePrecision::kMonth};
  EXPECT_TRUE(Covers(month, Day("1950-03-31")));
  EXPECT_FALSE(Covers(month, Day("1950-04-01")));
  EXPECT_FALSE(Covers({Day("1950-03-01")}, Day("1950-03-02")));
}

}  // namespace
}  // namespace registry
