// Dated rules of programmes, and those that all have in common.

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "base/error.h"
#include "gtest/gtest.h"
#include "scoring/programme/parse_programme.h"

namespace scoring {
namespace {

constexpr char kProgramme[] = R"(name: "test"
title: "Test"
periods {
  effective_from: "2024-01-01" source: "a test" mark: "D" at_most: "9.3"
}
waiting_periods {
  effective_from: "2024-02-01" source: "a test" mark: "D" months: 3
}
waiting_periods {
  effective_from: "2024-03-01" source: "a test" mark: "D"
}
aid_rules {
  effective_from: "2024-04-01" source: "a test" mark: "D"
  child_under_age: 21 no_school_under_age: 6
  ranks {
    first_rank: 1 last_rank: 3
    schooled_mad: 200 out_of_school_mad: 150 fatherless_mad: 350
  }
  ranks { first_rank: 4 last_rank: 6 schooled_mad: 36 out_of_school_mad: 24 }
  severe_disability_mad: 100
  birth_premiums_mad: [ 2000, 1000 ]
  household_floor_mad: 500 without_child_mad: 499
}
stability_rules {
  effective_from: "2024-05-01" source: "a test" mark: "D"
  band: "0.05" grace_days: 90 confirmations: 2
}
exclusion_rules {
  effective_from: "2024-06-01" source: "a test" mark: "D"
  statuses: [ PENSION, PUBLIC_EMPLOYEE ]
}
child_head_rules {
  effective_from: "2024-07-01" source: "a test" mark: "D"
  order: [ KAFALA, HUSBAND ]
}
school_aid_rules {
  effective_from: "2024-08-01" source: "a test" mark: "D"
  month: 10 most_children: 5
  primary_mad: 210 lower_secondary_mad: 220 upper_secondary_mad: 330
}
exclusive_rules {
  effective_from: "2024-06-01" source: "a test" mark: "D" programmes: "other"
}
)";

constexpr char kCommon[] = R"(dependant_rules {
  effective_from: "2024-01-01" source: "a test" mark: "D"
  child_up_to_age: 21 student_up_to_age: 26 disabled_without_limit: true
}
dependant_rules {
  effective_from: "2025-01-01" source: "a test" mark: "D"
  child_up_to_age: 20 student_up_to_age: 20
}
score_age_rules {
  effective_from: "2024-01-01" source: "a test" mark: "D" at_most_months: 24
}
score_age_rules {
  effective_from: "2025-01-01" source: "a test" mark: "D"
}
residence_rules {
  effective_from: "2024-01-01" source: "a test" mark: "D" required: true
}
birth_date_rules {
  effective_from: "2024-01-01" source: "a test" mark: "D" counts: REGISTERED
}
principal_rules {
  effective_from: "2024-01-01" source: "a test" mark: "D" spouse: ELDEST
  minors: ELDEST_SIBLING minor_under_age: 18
}
ways_out {
  effective_from: "2024-01-01" source: "a test" mark: "D" reasons: "NO_SCORE"
  english: "Ask." french: "Demander." arabic: "اسأل."
}
ways_out {
  effective_from: "2024-01-01" source: "a test" mark: "D"
  reasons: [ "NO_SCORE", "EMPLOYED" ]
  english: "Ask again." french: "Redemander." arabic: "اسأل ثانية."
}
unusable_share_rules {
  effective_from: "2024-01-01" source: "a test" mark: "D"
  at_most_per_million: 1000
}
)";

base::Date Day(const char* text) { return base::Date::Parse(text).value(); }

TEST(ParseRules, ReadsEveryFigureOfAProgramme) {
  const auto programme = ParseProgramme(kProgramme);
  ASSERT_TRUE(programme.ok()) << programme.status();
  const ProgrammeRules& rules = programme->rules();
  ASSERT_EQ(rules.waiting_periods.size(), 2u);
  EXPECT_EQ(rules.waiting_periods[0].months, 3);
  EXPECT_EQ(rules.waiting_periods[1].months, 0);
  ASSERT_EQ(rules.aid.size(), 1u);
  const AidRule& aid = rules.aid[0];
  EXPECT_EQ(aid.effective_from, Day("2024-04-01"));
  EXPECT_EQ(aid.child_under_age, 21);
  EXPECT_EQ(aid.no_school_under_age, 6);
  ASSERT_EQ(aid.ranks.size(), 2u);
  EXPECT_EQ(aid.ranks[0].first_rank, 1);
  EXPECT_EQ(aid.ranks[0].last_rank, 3);
  EXPECT_EQ(aid.ranks[0].schooled_mad, 200);
  EXPECT_EQ(aid.ranks[0].out_of_school_mad, 150);
  EXPECT_EQ(aid.ranks[0].fatherless_mad, 350);
  EXPECT_EQ(aid.ranks[1].fatherless_mad, std::nullopt);
  EXPECT_EQ(aid.severe_disability_mad, 100);
  EXPECT_EQ(aid.birth_premiums_mad, (std::vector<std::int64_t>{2000, 1000}));
  EXPECT_EQ(aid.household_floor_mad, 500);
  EXPECT_EQ(aid.without_child_mad, 499);
  ASSERT_EQ(rules.stability.size(), 1u);
  EXPECT_EQ(rules.stability[0].band_ticks, 500'000);
  EXPECT_EQ(rules.stability[0].grace_days, 90);
  EXPECT_EQ(rules.stability[0].confirmations, 2);
  ASSERT_EQ(rules.exclusive.size(), 1u);
  EXPECT_EQ(rules.exclusive[0].programmes, std::vector<std::string>{"other"});
}

TEST(ParseRules, ReadsEveryFigureThatAllHaveInCommon) {
  const auto rules = ParseCommonRules(kCommon);
  ASSERT_TRUE(rules.ok()) << rules.status();
  ASSERT_EQ(rules->dependants.size(), 2u);
  EXPECT_EQ(rules->dependants[0].child_up_to_age, 21);
  EXPECT_EQ(rules->dependants[0].student_up_to_age, 26);
  EXPECT_TRUE(rules->dependants[0].disabled_without_limit);
  EXPECT_FALSE(rules->dependants[1].disabled_without_limit);
  ASSERT_EQ(rules->score_age.size(), 2u);
  EXPECT_EQ(rules->score_age[0].at_most_months, 24);
  EXPECT_EQ(rules->score_age[1].at_most_months, std::nullopt);
  ASSERT_EQ(rules->residence.size(), 1u);
  EXPECT_TRUE(rules->residence[0].required);
  ASSERT_EQ(rules->birth_dates.size(), 1u);
  EXPECT_EQ(rules->birth_dates[0].counts, BirthDateSource::kRegistered);
  ASSERT_EQ(rules->principals.size(), 1u);
  EXPECT_EQ(rules->principals[0].spouse, PrincipalRule::Spouse::kEldest);
  ASSERT_EQ(rules->unusable_share.size(), 1u);
  EXPECT_EQ(rules->unusable_share[0].at_most_per_million, 1000);
}

TEST(ParseRules, WhoIsExcludedWhoIsHeadAndBackToSchoolAid) {
  const auto programme = ParseProgramme(kProgramme);
  ASSERT_TRUE(programme.ok()) << programme.status();
  const ProgrammeRules& rules = programme->rules();
  ASSERT_EQ(rules.exclusions.size(), 1u);
  EXPECT_EQ(rules.exclusions[0].effective_from, Day("2024-06-01"));
  EXPECT_EQ(rules.exclusions[0].statuses,
            (std::vector<registry::PersonStatus>{
                registry::PersonStatus::kPension,
                registry::PersonStatus::kPublicEmployee}));
  ASSERT_EQ(rules.child_heads.size(), 1u);
  EXPECT_EQ(rules.child_heads[0].order,
            (std::vector<ChildHead>{ChildHead::kKafala, ChildHead::kHusband}));
  EXPECT_TRUE(rules.child_heads[0].Takes(registry::RaisingTitle::kKafala));
  EXPECT_FALSE(rules.child_heads[0].Takes(registry::RaisingTitle::kCustody));
  ASSERT_EQ(rules.school_aid.size(), 1u);
  EXPECT_EQ(rules.school_aid[0].month, 10);
  EXPECT_EQ(rules.school_aid[0].most_children, 5);
  EXPECT_EQ(rules.school_aid[0].primary_mad, 210);
  EXPECT_EQ(rules.school_aid[0].lower_secondary_mad, 220);
  EXPECT_EQ(rules.school_aid[0].upper_secondary_mad, 330);
}

TEST(ParseRules, ARuleHoldsFromItsFirstDayUntilTheNext) {
  const CommonRules rules = ParseCommonRules(kCommon).value();
  EXPECT_EQ(RuleOn(rules.dependants, Day("2023-12-31")), nullptr);
  EXPECT_EQ(RuleOn(rules.dependants, Day("2024-01-01")), &rules.dependants[0]);
  EXPECT_EQ(RuleOn(rules.dependants, Day("2024-12-31")), &rules.dependants[0]);
  EXPECT_EQ(RuleOn(rules.dependants, Day("2025-01-01")), &rules.dependants[1]);
}

TEST(ParseRules, NoRulesAreNoMistake) {
  const auto rules = ParseCommonRules("");
  ASSERT_TRUE(rules.ok());
  EXPECT_TRUE(rules->dependants.empty());
  EXPECT_TRUE(rules->score_age.empty());
  EXPECT_TRUE(rules->residence.empty());
}

// The first place where `from` stands becomes `to`.
struct RefusalCase {
  const char* from;
  const char* to;
  const char* path;
  const char* rule;
};

void ExpectRefused(const std::string& text, const RefusalCase& c) {
  const std::size_t at = text.find(c.from);
  ASSERT_NE(at, std::string::npos) << c.from;
  std::string changed = text;
  changed.replace(at, std::string(c.from).size(), c.to);
  const absl::Status status = text == kCommon
                                  ? ParseCommonRules(changed).status()
                                  : ParseProgramme(changed).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << c.to;
  const base::ErrorDetail detail = base::DetailOf(status);
  EXPECT_EQ(detail.reason, "MALFORMED_PROGRAMME");
  bool found = false;
  for (const base::FieldViolation& violation : detail.violations) {
    found |= violation.path == c.path &&
             violation.rule.find(c.rule) != std::string::npos;
  }
  EXPECT_TRUE(found) << c.path << " not in: " << status;
}

TEST(ParseRules, EachMistakeOfAProgrammeIsNamedByItsPlace) {
  const RefusalCase cases[] = {
      // clang-format off
      {"2024-02-01", "2024-02-30", "waiting_periods[0].effective_from", "date"},
      {"2024-02-01", "2024-03-01", "waiting_periods[1].effective_from", "after"},
      {"mark: \"D\" months", "mark: \"E\" months", "waiting_periods[0].mark", "A, B, C or D"},
      {"months: 3", "months: -1", "waiting_periods[0].months", "from 0 to 120"},
      {"months: 3", "months: 121", "waiting_periods[0].months", "from 0 to 120"},
      {"\"2024-04-01\" source: \"a test\"", "\"2024-04-01\"", "aid_rules[0].source", "must be given"},
      {"child_under_age: 21", "", "aid_rules[0].child_under_age", "from 1 to 150"},
      {"child_under_age: 21", "child_under_age: 151", "aid_rules[0].child_under_age", "from 1 to 150"},
      {"no_school_under_age: 6", "no_school_under_age: -1", "aid_rules[0].no_school_under_age", "from 0 to 150"},
      {"no_school_under_age: 6", "no_school_under_age: 22", "aid_rules[0].no_school_under_age", "not be above"},
      {"first_rank: 1", "first_rank: 2", "aid_rules[0].ranks[0].first_rank", "must be 1"},
      {"first_rank: 4", "first_rank: 3", "aid_rules[0].ranks[1].first_rank", "must follow"},
      {"first_rank: 4", "first_rank: 5", "aid_rules[0].ranks[1].first_rank", "must follow"},
      {"last_rank: 6", "last_rank: 3", "aid_rules[0].ranks[1].last_rank", "must be from 4 to 50"},
      {"last_rank: 6", "last_rank: 51", "aid_rules[0].ranks[1].last_rank", "must be from 4 to 50"},
      {"schooled_mad: 200", "schooled_mad: -1", "aid_rules[0].ranks[0].schooled_mad", "from 0 to 1000000"},
      {"out_of_school_mad: 150", "out_of_school_mad: 1000001", "aid_rules[0].ranks[0].out_of_school_mad", "from 0 to"},
      {"fatherless_mad: 350", "fatherless_mad: -1", "aid_rules[0].ranks[0].fatherless_mad", "from 0 to"},
      {"severe_disability_mad: 100", "severe_disability_mad: -1", "aid_rules[0].severe_disability_mad", "from 0 to"},
      {"2000, 1000", "2000, -1", "aid_rules[0].birth_premiums_mad[1]", "from 0 to"},
      {"household_floor_mad: 500", "household_floor_mad: -1", "aid_rules[0].household_floor_mad", "from 0 to"},
      {"without_child_mad: 499", "without_child_mad: -1", "aid_rules[0].without_child_mad", "from 0 to"},
      {"band: \"0.05\"", "band: \"0.00000005\"", "stability_rules[0].band", "at most 7 decimals"},
      {"band: \"0.05\"", "band: \"-0.05\"", "stability_rules[0].band", "negative"},
      {"grace_days: 90", "grace_days: -1", "stability_rules[0].grace_days", "from 0 to 3660"},
      {"grace_days: 90", "grace_days: 3661", "stability_rules[0].grace_days", "from 0 to 3660"},
      {"confirmations: 2", "confirmations: -1", "stability_rules[0].confirmations", "from 0 to 100"},
      {"confirmations: 2", "confirmations: 101", "stability_rules[0].confirmations", "from 0 to 100"},
      {"[ PENSION, PUBLIC_EMPLOYEE ]", "[ PENSION, PENSION ]", "exclusion_rules[0].statuses", "twice"},
      {"[ PENSION, PUBLIC_EMPLOYEE ]", "[ PENSION, MARRIED ]", "exclusion_rules[0].statuses[1]", "PUBLIC_EMPLOYEE, PENSION or"},
      {"[ PENSION, PUBLIC_EMPLOYEE ]", "[ RAISED_BY ]", "exclusion_rules[0].statuses[0]", "PUBLIC_EMPLOYEE, PENSION or"},
      {"order: [ KAFALA, HUSBAND ]", "", "child_head_rules[0].order", "must not be empty"},
      {"[ KAFALA, HUSBAND ]", "[ KAFALA, KAFALA ]", "child_head_rules[0].order", "twice"},
      {"[ KAFALA, HUSBAND ]", "[ UNSPECIFIED ]", "child_head_rules[0].order[0]", "HUSBAND, CUSTODY"},
      {"month: 10", "month: 0", "school_aid_rules[0].month", "from 1 to 12"},
      {"month: 10", "month: 13", "school_aid_rules[0].month", "from 1 to 12"},
      {"most_children: 5", "most_children: 0", "school_aid_rules[0].most_children", "from 1 to 50"},
      {"primary_mad: 210", "primary_mad: -1", "school_aid_rules[0].primary_mad", "from 0 to"},
      {"lower_secondary_mad: 220", "lower_secondary_mad: -1", "school_aid_rules[0].lower_secondary_mad", "from 0 to"},
      {"upper_secondary_mad: 330", "upper_secondary_mad: 1000001", "school_aid_rules[0].upper_secondary_mad", "from 0 to"},
      {"\"other\"", "\"test\"", "exclusive_rules[0].programmes", "the programme itself"},
      {"\"other\"", "[ \"other\", \"other\" ]", "exclusive_rules[0].programmes[1]", "unique"},
      {"\"other\"", "\"No Name\"", "exclusive_rules[0].programmes[0]", "a-z"},
      {"months: 3", "weeks: 3", "line 7, column 64", "weeks"},
      // clang-format on
  };
  for (const RefusalCase& c : cases) ExpectRefused(kProgramme, c);
}

TEST(ParseRules, OnlyThoseUnderAThresholdAreKeptThere) {
  std::string text = kProgramme;
  const std::string at_most = "at_most: \"9.3\"";
  text.replace(text.find(at_most), at_most.size(), "above: \"9.3\"");
  EXPECT_EQ(std::string(ParseProgramme(text).status().message()),
            "stability_rules: only for a programme of scores at or under a "
            "threshold");
}

TEST(ParseRules, AidNeedsRanks) {
  const auto programme = ParseProgramme(R"(name: "test" title: "Test"
    periods { effective_from: "2024-01-01" source: "s" mark: "D" at_most: "9" }
    aid_rules { effective_from: "2024-01-01" source: "s" mark: "D"
                child_under_age: 21 })");
  EXPECT_EQ(std::string(programme.status().message()),
            "aid_rules[0].ranks: must hold from 1 to 20");
}

TEST(ParseRules, EachMistakeOfTheCommonRulesIsNamedByItsPlace) {
  const RefusalCase cases[] = {
      // clang-format off
      {"2024-01-01", "2025-01-01", "dependant_rules[1].effective_from", "after"},
      {"counts: REGISTERED", "", "birth_date_rules[0].counts", "DECLARED or REGISTERED"},
      {"child_up_to_age: 21", "child_up_to_age: 0", "dependant_rules[0].child_up_to_age", "from 1 to 150"},
      {"student_up_to_age: 26", "student_up_to_age: 20", "dependant_rules[0].student_up_to_age", "not be below"},
      {"student_up_to_age: 26", "student_up_to_age: 151", "dependant_rules[0].student_up_to_age", "from 1 to 150"},
      {"at_most_months: 24", "at_most_months: 0", "score_age_rules[0].at_most_months", "from 1 to 1200"},
      {"at_most_months: 24", "at_most_months: 1201", "score_age_rules[0].at_most_months", "from 1 to 1200"},
      {"mark: \"D\" required", "mark: \"\" required", "residence_rules[0].mark", "A, B, C or D"},
      {"spouse: ELDEST", "", "principal_rules[0].spouse", "FIRST_DECLARED or ELDEST"},
      {"minors: ELDEST_SIBLING", "", "principal_rules[0].minor_under_age", "must not be given"},
      {"minor_under_age: 18", "", "principal_rules[0].minor_under_age", "from 1 to 150"},
      {"minor_under_age: 18", "minor_under_age: 151", "principal_rules[0].minor_under_age", "from 1 to 150"},
      {"reasons: \"NO_SCORE\"", "", "ways_out[0].reasons", "at least one"},
      {"\"EMPLOYED\"", "\"NO_SCORE\"", "ways_out[1].reasons", "not name one twice"},
      {"french: \"Demander.\"", "", "ways_out[0].french", "must be given"},
      {"at_most_per_million: 1000", "at_most_per_million: -1", "unusable_share_rules[0].at_most_per_million", "from 0 to 1000000"},
      {"at_most_per_million: 1000", "at_most_per_million: 1000001", "unusable_share_rules[0].at_most_per_million", "from 0 to 1000000"},
      // clang-format on
  };
  for (const RefusalCase& c : cases) ExpectRefused(kCommon, c);
}

TEST(ParseRules, TheLaterWayOutOfAReasonHolds) {
  const auto rules = ParseCommonRules(kCommon);
  ASSERT_TRUE(rules.ok()) << rules.status();
  EXPECT_EQ(WayOutOf(*rules, "NO_SCORE", Day("2023-12-31")), nullptr);
  EXPECT_EQ(WayOutOf(*rules, "SCORE_TOO_OLD", Day("2024-01-01")), nullptr);
  const WayOut* way = WayOutOf(*rules, "NO_SCORE", Day("2024-01-01"));
  ASSERT_NE(way, nullptr);
  EXPECT_EQ(way->english, "Ask again.");
  EXPECT_EQ(WayOutOf(*rules, "EMPLOYED", Day("2024-01-01")), way);
}

}  // namespace
}  // namespace scoring
