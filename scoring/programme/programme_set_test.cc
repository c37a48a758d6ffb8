#include "scoring/programme/programme_set.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "gtest/gtest.h"

namespace scoring {
namespace {

base::Date Day(const char* text) { return base::Date::Parse(text).value(); }
Score Parsed(const char* text) { return Score::Parse(text).value(); }

class ReleasedProgrammes : public testing::Test {
 protected:
  const ProgrammeSet set_ = ProgrammeSet::Load().value();
};

// Published dates: 1 December 2022, January 2024, December 2023.
TEST_F(ReleasedProgrammes, AreInForceFromTheirFirstDays) {
  const struct {
    const char* programme;
    const char* day_before;
    const char* first_day;
  } cases[] = {{kAmoTadamonProgramme, "2022-11-30", "2022-12-01"},
               {kAmoChamilProgramme, "2023-12-31", "2024-01-01"},
               {kDirectSocialAidProgramme, "2023-11-30", "2023-12-01"}};
  for (const auto& c : cases) {
    EXPECT_EQ(set_.InForce(c.programme, Day(c.day_before)), nullptr)
        << c.programme;
    EXPECT_NE(set_.InForce(c.programme, Day(c.first_day)), nullptr)
        << c.programme;
  }
  EXPECT_EQ(set_.programmes().size(), 3u);
}

// Published thresholds; a score equal to one is at or under it.
TEST_F(ReleasedProgrammes, ThresholdsOneTickOnEachSide) {
  const struct {
    const char* programme;
    const char* score;
    bool on_side;
  } cases[] = {
      {kAmoTadamonProgramme, "9.3264284", true},
      {kAmoTadamonProgramme, "9.3264285", false},
      {kAmoChamilProgramme, "9.3264284", false},
      {kAmoChamilProgramme, "9.3264285", true},
      {kDirectSocialAidProgramme, "9.7430010", true},
      {kDirectSocialAidProgramme, "9.7430011", false},
  };
  for (const auto& c : cases) {
    const Period* period = set_.InForce(c.programme, Day("2026-01-01"));
    ASSERT_NE(period, nullptr);
    EXPECT_EQ(period->OnSide(Parsed(c.score)), c.on_side)
        << c.programme << " " << c.score;
  }
}

// The published table of AMO Chamil contributions, (above, up to].
TEST_F(ReleasedProgrammes, ContributionsOnBothSidesOfEachBracketEdge) {
  const std::pair<const char*, std::optional<std::int64_t>> cases[] = {
      {"5", std::nullopt}, {"9.3264284", std::nullopt}, {"9.3264285", 144},
      {"9.5124369", 144},  {"9.5124370", 176},          {"9.7430010", 176},
      {"9.7430011", 224},  {"9.9903727", 224},          {"9.9903728", 287},
      {"10.2373160", 287}, {"10.2373161", 355},         {"10.4310480", 355},
      {"10.4310481", 454}, {"10.7399520", 454},         {"10.7399521", 611},
      {"11.0130680", 611}, {"11.0130681", 1164},        {"15", 1164},
  };
  const Period* chamil = set_.InForce(kAmoChamilProgramme, Day("2026-01-01"));
  ASSERT_NE(chamil, nullptr);
  for (const auto& [score, contribution] : cases) {
    EXPECT_EQ(chamil->ContributionMad(Parsed(score)), contribution) << score;
  }
}

TEST_F(ReleasedProgrammes, OnlyChamilHasContributions) {
  const Period* tadamon = set_.InForce(kAmoTadamonProgramme, Day("2026-01-01"));
  ASSERT_NE(tadamon, nullptr);
  EXPECT_EQ(tadamon->ContributionMad(Parsed("9")), std::nullopt);
}

// Law on compulsory health insurance; 30 from 1 February 2027 by law 54-23.
TEST_F(ReleasedProgrammes, DependantsHaveTheirDatedLimits) {
  const std::vector<DependantRule>& rules = set_.common().dependants;
  EXPECT_EQ(RuleOn(rules, Day("2022-11-30")), nullptr);
  for (const auto& [day, student] :
       {std::pair("2022-12-01", 26), {"2027-01-31", 26}, {"2027-02-01", 30}}) {
    const DependantRule* rule = RuleOn(rules, Day(day));
    ASSERT_NE(rule, nullptr) << day;
    EXPECT_EQ(rule->child_up_to_age, 21) << day;
    EXPECT_EQ(rule->student_up_to_age, student) << day;
    EXPECT_TRUE(rule->disabled_without_limit) << day;
  }
}

TEST_F(ReleasedProgrammes, ScoresHaveNoAgeLimitAndResidenceIsRequired) {
  const ScoreAgeRule* age = RuleOn(set_.common().score_age, Day("2026-01-01"));
  EXPECT_TRUE(age == nullptr || !age->at_most_months.has_value());
  EXPECT_TRUE(RuleOn(set_.common().residence, Day("2026-01-01"))->required);
}

TEST_F(ReleasedProgrammes, OnlyChamilMakesPeopleWait) {
  for (const Programme& programme : set_.programmes()) {
    const WaitingPeriodRule* rule =
        RuleOn(programme.rules().waiting_periods, Day("2026-01-01"));
    const int months = rule == nullptr ? 0 : rule->months;
    EXPECT_EQ(months, programme.name() == kAmoChamilProgramme ? 3 : 0);
    // Nothing softens a threshold: the law as found has no such rule.
    EXPECT_TRUE(programme.rules().stability.empty()) << programme.name();
  }
}

// Programmes that exclude each other meet: no score is on the side of both, and
// from the first day of both none is on the side of neither.
TEST_F(ReleasedProgrammes, ThatExcludeEachOtherMeetAtOneThreshold) {
  int pairs = 0;
  for (const Programme& programme : set_.programmes()) {
    for (const ExclusiveRule& rule : programme.rules().exclusive) {
      for (const std::string& other : rule.programmes) {
        ASSERT_NE(set_.ByName(other), nullptr) << other;
        const Period* one = programme.InForce(rule.effective_from);
        const Period* two = set_.InForce(other, rule.effective_from);
        ASSERT_TRUE(one != nullptr && two != nullptr) << other;
        EXPECT_EQ(one->threshold, two->threshold);
        EXPECT_NE(one->side, two->side);
        ++pairs;
      }
    }
  }
  EXPECT_EQ(pairs, 1);
}

TEST_F(ReleasedProgrammes, UnknownNameHasNothingInForce) {
  EXPECT_EQ(set_.ByName("ramed"), nullptr);
  EXPECT_EQ(set_.InForce("ramed", Day("2026-01-01")), nullptr);
  EXPECT_EQ(set_.ByName(kAmoTadamonProgramme)->title(), "AMO Tadamon");
}

TEST(ProgrammeSet, RefusesOneNameTwice) {
  const Programme programme =
      Programme::Create("test", "Test", {Period()}).value();
  const auto set = ProgrammeSet::Create({programme, programme});
  EXPECT_EQ(set.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(std::string(set.status().message()), "two programmes named 'test'");
}

}  // namespace
}  // namespace scoring
