#include "base/date.h"

#include "absl/strings/str_format.h"
#include "gtest/gtest.h"

namespace base {
namespace {

Date Day(const char* text) { return Date::Parse(text).value(); }

TEST(DateTest, DaysThatExistComeBackAsWritten) {
  for (const char* text : {"0001-01-01", "1969-12-31", "1970-01-01",
                           "2000-02-29", "2024-02-29", "9999-12-31"}) {
    ASSERT_TRUE(Date::Parse(text).ok()) << text;
    EXPECT_EQ(Day(text).ToString(), text);
    EXPECT_EQ(Date::FromDayNumber(Day(text).day_number()), Day(text));
  }
  // Days that no date names, as a damaged store may hold, are written too.
  const int after_the_last = Day("9999-12-31").day_number() + 1;
  EXPECT_EQ(Date::FromDayNumber(after_the_last).ToString(), "10000-01-01");
  const int before_the_first = Day("0001-01-01").day_number() - 1;
  EXPECT_EQ(Date::FromDayNumber(before_the_first).ToString(), "0000-12-31");
  EXPECT_EQ(Day("1970-01-02").day_number(), 1);
  EXPECT_EQ(Day("2026-01-01").day_number(), 20454);  // date -d2026-01-01 +%s
}

TEST(DateTest, AnythingElseIsRefused) {
  for (const char* text :
       {"", "2026-1-01", "2026-13-01", "2026-00-10", "2026-04-31", "2026-02-29",
        "1900-02-29", "0000-01-01", "2026/01/01", "2026-01-01 ", "+026-01-01",
        "20260101", "2026-01-0a", "٢٠٢٦-٠١-٠١"}) {
    EXPECT_FALSE(Date::Parse(text).ok()) << text;
  }
}

TEST(DateTest, MonthsAfterIsTheSameDayOrTheLastOfTheMonth) {
  const struct {
    const char* day;
    int months;
    const char* after;
  } cases[] = {
      {"2026-01-15", 0, "2026-01-15"},  {"2026-01-31", 1, "2026-02-28"},
      {"2028-01-31", 1, "2028-02-29"},  {"2026-01-31", 3, "2026-04-30"},
      {"2025-12-31", 1, "2026-01-31"},  {"2024-02-29", 12, "2025-02-28"},
      {"2026-02-28", 24, "2028-02-28"}, {"1969-12-31", 1, "1970-01-31"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(MonthsAfter(Date::Parse(c.day).value(), c.months).ToString(),
              c.after)
        << c.day << " + " << c.months;
  }
}

// Counted by the rule of the Gregorian calendar, over two of its rounds of 400
// years: a year of a number that 4 divides has 29 February, of those of full
// centuries only every fourth.
TEST(DateTest, EveryDayIsTheOneAfterTheDayBefore) {
  int year = 1600;
  int month = 1;
  int day = 1;
  const int first = Day("1600-01-01").day_number();
  const int last = Day("2400-12-31").day_number();
  for (int number = first; number <= last; ++number) {
    ASSERT_EQ(Date::FromDayNumber(number).ToString(),
              absl::StrFormat("%04d-%02d-%02d", year, month, day));
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    const int days[] = {31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
                        31};
    if (++day <= days[month - 1]) continue;
    day = 1;
    if (++month <= 12) continue;
    month = 1;
    ++year;
  }
  EXPECT_EQ(year, 2401);
}

TEST(DateTest, DaysBeforeTheYear0AreWrittenToo) {
  const int first = Day("0001-01-01").day_number();
  EXPECT_EQ(Date::FromDayNumber(first - 366).ToString(), "0000-01-01");
  EXPECT_EQ(Date::FromDayNumber(first - 367).ToString(), "-001-12-31");
}

TEST(DateTest, AYearIsReachedOnTheBirthday) {
  struct {
    const char* birth;
    const char* day;
    int years;
  } const kCases[] = {
      {"2011-01-01", "2026-01-01", 15}, {"2011-01-02", "2026-01-01", 14},
      {"2010-12-31", "2026-01-01", 15}, {"2026-01-01", "2026-01-01", 0},
      {"2025-12-31", "2026-01-01", 0},  {"2004-02-29", "2022-02-28", 17},
      {"2004-02-29", "2022-03-01", 18}, {"2004-02-29", "2024-02-29", 20},
      {"2026-01-02", "2026-01-01", -1},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(WholeYears(Day(c.birth), Day(c.day)), c.years)
        << c.birth << " " << c.day;
  }
}

}  // namespace
}  // namespace base
