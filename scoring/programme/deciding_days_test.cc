#include "scoring/programme/deciding_days.h"

#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scoring/programme/parse_programme.h"
#include "scoring/programme/programme_set.h"

namespace scoring {
namespace {

using ::testing::ElementsAre;
using ::testing::IsSupersetOf;

base::Date Day(const char* text) { return base::Date::Parse(text).value(); }

std::vector<std::string> Texts(const std::vector<base::Date>& days) {
  std::vector<std::string> texts;
  for (const base::Date day : days) texts.push_back(day.ToString());
  return texts;
}

// Ages 0, 5, 16 and 18; the limits of dependants are passed a year after the
// last age that they name: 18 and 20. Scores of 18 months; 400 days of grace.
DecidingDays SomeDays() {
  std::vector<Programme> programmes;
  programmes.push_back(ParseProgramme(R"(name: "asd" title: "Aid"
    periods { effective_from: "2023-12-01" source: "test" mark: "D"
      at_most: "9.6" }
    periods { effective_from: "2025-07-01" source: "test" mark: "D"
      at_most: "9.7" }
    aid_rules { effective_from: "2024-01-01" source: "test" mark: "D"
      child_under_age: 18 no_school_under_age: 5
      ranks { first_rank: 1 last_rank: 3 schooled_mad: 200 out_of_school_mad: 150 }
      household_floor_mad: 500 without_child_mad: 500 }
    stability_rules { effective_from: "2024-02-01" source: "test" mark: "D"
      grace_days: 400 })")
                           .value());
  return DecidingDays(
      ProgrammeSet::Create(std::move(programmes), ParseCommonRules(R"(
    dependant_rules { effective_from: "2024-03-01" source: "test" mark: "D"
      child_up_to_age: 17 student_up_to_age: 19 }
    principal_rules { effective_from: "2024-03-01" source: "test" mark: "D"
      spouse: FIRST_DECLARED minors: ELDEST_SIBLING minor_under_age: 16 }
    score_age_rules { effective_from: "2024-04-01" source: "test" mark: "D"
      at_most_months: 18 })")
                                                      .value())
          .value());
}

TEST(DecidingDaysTest, RulesDecideFromTheirFirstDays) {
  EXPECT_THAT(Texts(SomeDays().OfRules()),
              ElementsAre("2023-12-01", "2024-01-01", "2024-02-01",
                          "2024-03-01", "2024-04-01", "2025-07-01"));
}

TEST(DecidingDaysTest, AgesDecideOnTheDayOnWhichTheyAreReached) {
  EXPECT_THAT(Texts(SomeDays().OfBirth(Day("2010-03-14"))),
              ElementsAre("2010-03-14", "2015-03-14", "2026-03-14",
                          "2028-03-14", "2030-03-14"));
  // Who is born on 29 February reaches a year on 1 March (base::WholeYears).
  EXPECT_THAT(Texts(SomeDays().OfBirth(Day("2012-02-29"))),
              ElementsAre("2012-02-29", "2017-03-01", "2028-02-29",
                          "2030-03-01", "2032-02-29"));
}

TEST(DecidingDaysTest, ADeclarationGetsOld) {
  // The last day of 18 months from 31 August is 28 February; 400 days after is
  // 5 October of the year after.
  EXPECT_THAT(Texts(SomeDays().OfDeclaration(Day("2025-08-31"))),
              ElementsAre("2026-10-05", "2027-03-01"));
}

TEST(DecidingDaysTest, TheReleasedRulesNameThirtyYearsForStudents) {
  const DecidingDays days(ProgrammeSet::Load().value());
  EXPECT_THAT(Texts(days.OfRules()),
              IsSupersetOf({"2024-01-01", "2027-02-01"}));
  // To 21, to 26, from 1 February 2027 to 30.
  EXPECT_THAT(Texts(days.OfBirth(Day("2000-06-10"))),
              IsSupersetOf({"2022-06-10", "2027-06-10", "2031-06-10"}));
}

}  // namespace
}  // namespace scoring
