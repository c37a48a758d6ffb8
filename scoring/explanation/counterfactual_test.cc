#include "scoring/explanation/counterfactual.h"

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scoring/formula/formula_set.h"
#include "scoring/variables/example_household.h"

namespace scoring {
namespace {

using registry::HouseholdFacts;
using registry::Milieu;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

class CounterfactualTest : public testing::Test {
 protected:
  Counterfactual Find(const HouseholdFacts& facts, const char* threshold,
                      Side side = Side::kAtMost) const {
    return FindCrossings(formula_, facts, Score::Parse(threshold).value(), side)
        .value();
  }

  const FormulaSet set_ = FormulaSet::Load().value();
  const Formula& formula_ = *set_.ByName("decree-2-21-582");
};

const FactChange* ChangeOf(const std::vector<FactChange>& changes,
                           const std::string& field) {
  for (const FactChange& change : changes) {
    if (change.field == field) return &change;
  }
  return nullptr;
}

std::vector<std::string> Fields(const std::vector<FactChange>& changes) {
  std::vector<std::string> fields;
  for (const FactChange& change : changes) fields.push_back(change.field);
  return fields;
}

// The rural family of example_household.h scores 10.0846900, by hand in
// compute_score_test.cc. One centime of gas a month is 0.03 MAD a year for each
// of four, times 0.000755; a centime on a bill 0.01 MAD, times 0.000145.
TEST_F(CounterfactualTest, HouseholdOnTheThresholdCrossesWithTheLeastMore) {
  const Counterfactual found = Find(FamilyOfFour(Milieu::kRural), "10.0846900");
  EXPECT_EQ(found.score.ToString(), "10.0846900");
  EXPECT_EQ(found.distance.ticks(), 0);
  EXPECT_TRUE(found.on_programme_side);
  const struct {
    const char* field;
    const char* from;
    const char* to;
    const char* score;
  } kExpected[] = {
      {"assets.cows", "5", "6", "10.1103900"},
      {"assets.has_secondary_home", "false", "true", "10.4186900"},
      {"spending.gas_monthly_centimes", "5000", "5001", "10.0847127"},
      {"spending.water_electricity_bills_centimes[0]", "10000", "10001",
       "10.0846915"},
      {"spending.phone_internet_monthly_centimes", "5000", "5001",
       "10.0847158"},
      {"members[1].can_read_and_write", "true", "", ""},
      {"members[1].occupation", "NO_OCCUPATION", "TRADER", "10.1599400"},
      {"members[0].employment_status", "WAGE_EARNER", "EMPLOYER", "10.2746900"},
  };
  for (const auto& expected : kExpected) {
    SCOPED_TRACE(expected.field);
    const FactChange* const change = ChangeOf(found.changes, expected.field);
    if (*expected.to == '\0') {  // crosses by no value
      EXPECT_EQ(change, nullptr);
      continue;
    }
    ASSERT_NE(change, nullptr);
    EXPECT_EQ(change->from, expected.from);
    EXPECT_EQ(change->to, expected.to);
    EXPECT_EQ(change->score.ToString(), expected.score);
    EXPECT_TRUE(change->other_values.empty());
    EXPECT_TRUE(change->usable);
  }
}

// The head is a middle executive, whom the rural annex does not weigh. The one
// that moves the score least is the farm operator, 0.0722; a trader, by the
// share of 1/4, 0.07525.
TEST_F(CounterfactualTest, OfAChoiceTheLeastStepIsProposed) {
  const Counterfactual found = Find(FamilyOfFour(Milieu::kRural), "10.0846900");
  const FactChange* const change =
      ChangeOf(found.changes, "members[0].occupation");
  ASSERT_NE(change, nullptr);
  EXPECT_EQ(change->to, "FARM_OPERATOR");
  EXPECT_EQ(change->score.ToString(), "10.1568900");
  EXPECT_EQ(change->distance.ToString(), "0.0722000");
  EXPECT_THAT(change->other_values,
              ElementsAre("SENIOR_EXECUTIVE", "TRADER", "CRAFTSMAN",
                          "MACHINE_OPERATOR"));
}

// One tick above: less of anything crosses.
TEST_F(CounterfactualTest, HouseholdOneTickAboveCrossesWithTheLeastLess) {
  const Counterfactual found = Find(FamilyOfFour(Milieu::kRural), "10.0846899");
  EXPECT_EQ(found.distance.ticks(), 1);
  EXPECT_FALSE(found.on_programme_side);
  EXPECT_EQ(ChangeOf(found.changes, "assets.cows")->to, "4");
  EXPECT_EQ(ChangeOf(found.changes, "spending.gas_monthly_centimes")->to,
            "4999");
  EXPECT_EQ(ChangeOf(found.changes, "dwelling.rooms")->to, "1");
  EXPECT_EQ(ChangeOf(found.changes, "members[0].health_cover")->to, "NONE");
  EXPECT_EQ(ChangeOf(found.changes, "assets.has_secondary_home"), nullptr);
}

// One tick below the threshold: a step of exactly one tick is not above it.
// 0.0000001 is less than any fact moves a score of four, so the same cross.
TEST_F(CounterfactualTest, HouseholdOneTickBelowIsStillAtMost) {
  const Counterfactual found = Find(FamilyOfFour(Milieu::kRural), "10.0846901");
  EXPECT_EQ(found.distance.ticks(), -1);
  EXPECT_TRUE(found.on_programme_side);
  EXPECT_EQ(ChangeOf(found.changes, "assets.cows")->to, "6");
}

TEST_F(CounterfactualTest, TheSideSaysWhoIsOnIt) {
  const HouseholdFacts facts = FamilyOfFour(Milieu::kRural);
  EXPECT_FALSE(Find(facts, "10.0846900", Side::kAbove).on_programme_side);
  EXPECT_TRUE(Find(facts, "10.0846899", Side::kAbove).on_programme_side);
}

TEST_F(CounterfactualTest, FactsThatTheAnnexDoesNotWeighNeverAppear) {
  const std::vector<std::string> rural =
      Fields(Find(FamilyOfFour(Milieu::kRural), "10.0846900").changes);
  for (const char* const field :
       {"dwelling.has_bath_or_shower", "assets.computers",
        "assets.mobile_phones", "assets.has_loan", "assets.has_garage",
        "members[2].schooling", "members[0].activity"}) {
    EXPECT_THAT(rural, Not(Contains(field)));
  }
  const std::vector<std::string> urban =
      Fields(Find(FamilyOfFour(Milieu::kUrban), "10.4344075").changes);
  for (const char* const field :
       {"dwelling.type", "assets.cows", "assets.has_irrigated_land",
        "members[0].can_read_and_write"}) {
    EXPECT_THAT(urban, Not(Contains(field)));
  }
  EXPECT_THAT(urban, Contains("members[2].schooling"));
}

TEST_F(CounterfactualTest, NothingCrossesAThresholdOutOfReach) {
  const Counterfactual found = Find(FamilyOfFour(Milieu::kRural), "900");
  EXPECT_THAT(found.changes, IsEmpty());
  EXPECT_THAT(found.cannot_be_changed, IsEmpty());
}

// From region 01 (0.420) only 06 (0.464) raises; a fifth member lowers by more
// than any share gains; 60 years of the head add 0.0781 - 0.0337.
TEST_F(CounterfactualTest, WhatCannotBeChangedIsToldApart) {
  const Counterfactual found = Find(FamilyOfFour(Milieu::kRural), "10.0846900");
  const auto& changes = found.cannot_be_changed;
  const FactChange* const region = ChangeOf(changes, "region");
  ASSERT_NE(region, nullptr);
  EXPECT_EQ(region->from, "01");
  EXPECT_EQ(region->to, "06");
  EXPECT_TRUE(region->other_values.empty());
  const FactChange* const milieu = ChangeOf(changes, "milieu");
  ASSERT_NE(milieu, nullptr);
  EXPECT_EQ(milieu->from, "RURAL");
  EXPECT_EQ(milieu->to, "URBAN");
  EXPECT_EQ(milieu->score.ToString(), "10.4344075");
  const FactChange* const birth = ChangeOf(changes, "members[0].birth_date");
  ASSERT_NE(birth, nullptr);
  // Born on 1980-06-15: 60 on 2026-01-01 needs 1966-01-01 or earlier; 29, for
  // 0.0523 - 0.0337, needs 1996-01-02 or later, which is farther.
  EXPECT_EQ(birth->to, "1966-01-01");
  EXPECT_EQ(ChangeOf(changes, "members[0].relationship"), nullptr);
  EXPECT_EQ(ChangeOf(changes, "members"), nullptr);
  const FactChange* const girl = ChangeOf(changes, "members[2]");
  ASSERT_NE(girl, nullptr);
  EXPECT_EQ(girl->from, "4");
  EXPECT_EQ(girl->to, "3");
  EXPECT_THAT(Fields(found.changes), Each(Not(testing::StrEq("region"))));
}

TEST_F(CounterfactualTest, AChildMoreCanCross) {
  const Counterfactual found = Find(FamilyOfFour(Milieu::kRural), "10.0846899");
  const FactChange* const members =
      ChangeOf(found.cannot_be_changed, "members");
  ASSERT_NE(members, nullptr);
  EXPECT_EQ(members->from, "4");
  EXPECT_EQ(members->to, "5");
  EXPECT_LT(members->distance.ticks(), 0);
}

// Without the parent there is one nucleus, 0.035 less. A fifth spouse would be
// refused with the declaration.
TEST_F(CounterfactualTest, NobodyBecomesTheFifthSpouse) {
  HouseholdFacts facts = FamilyOfFour(Milieu::kUrban);
  facts.members.push_back(
      PlainMember(registry::Relationship::kParent, "1950-01-01"));
  const auto relationships = [this, &facts] {
    const Score score =
        FindCrossings(formula_, facts, Score(), Side::kAtMost).value().score;
    const Counterfactual found =
        Find(facts, Score::FromTicks(score.ticks() - 1).ToString().c_str());
    const FactChange* const change =
        ChangeOf(found.cannot_be_changed, "members[4].relationship");
    std::vector<std::string> values = change->other_values;
    values.push_back(change->to);
    return values;
  };
  EXPECT_THAT(relationships(), UnorderedElementsAre("SPOUSE", "CHILD"));
  facts.members.resize(
      8, PlainMember(registry::Relationship::kSpouse, "1986-01-01"));
  EXPECT_THAT(relationships(), UnorderedElementsAre("CHILD"));
}

Formula Rooms(std::int64_t at_most_two, std::int64_t over_two) {
  FormulaFigures figures;
  figures.name = "rooms";
  figures.usable_range = {0, 1};
  figures.urban.terms = {
      {"V1", Variable::kAtMostTwoPerRoom, Coefficient::FromTicks(at_most_two)},
      {"V2", Variable::kOverTwoToThreePerRoom,
       Coefficient::FromTicks(over_two)}};
  return Formula::Create(figures).value();
}

// Twelve people: 6 rooms or more give 1 tick, 4 and 5 rooms 10, fewer 0. The
// ends of the range say nothing of what is between.
TEST(FindCrossings, RoomsAreTriedOneByOne) {
  HouseholdFacts facts = FamilyOfFour(Milieu::kUrban);
  facts.members.resize(
      12, PlainMember(registry::Relationship::kChild, "2020-01-01"));
  const Formula formula = Rooms(1, 10);
  const struct {
    int rooms;
    const char* to;
  } kCases[] = {{1, "4"}, {2, "4"}, {3, "4"}, {4, "3"},
                {5, "6"}, {6, "5"}, {50, "5"}};
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.rooms);
    facts.dwelling.rooms = c.rooms;
    const Counterfactual found =
        FindCrossings(formula, facts, Score::FromTicks(5), Side::kAtMost)
            .value();
    const FactChange* const rooms = ChangeOf(found.changes, "dwelling.rooms");
    ASSERT_NE(rooms, nullptr);
    EXPECT_EQ(rooms->to, c.to);
  }
}

// Equally near in both directions: the lower one.
TEST(FindCrossings, OfTwoEqualStepsTheLowerOneIsProposed) {
  HouseholdFacts facts = FamilyOfFour(Milieu::kUrban);
  facts.members.resize(
      3, PlainMember(registry::Relationship::kChild, "2020-01-01"));
  facts.members.resize(
      9, PlainMember(registry::Relationship::kChild, "2020-01-01"));
  facts.dwelling.rooms = 4;  // 3 and 4 rooms: over two; 5: at most two; 2: more
  const Formula formula = Rooms(0, 10);
  const Counterfactual found =
      FindCrossings(formula, facts, Score::FromTicks(5), Side::kAtMost).value();
  EXPECT_EQ(ChangeOf(found.changes, "dwelling.rooms")->to, "5");
  facts.members.resize(7);  // 3 rooms: over two; 4: at most two; 2: more
  facts.dwelling.rooms = 3;
  EXPECT_EQ(
      ChangeOf(FindCrossings(formula, facts, Score::FromTicks(5), Side::kAtMost)
                   .value()
                   .changes,
               "dwelling.rooms")
          ->to,
      "2");
}

// Whoever has asked may be gone: the work ends with the change that it is at.
TEST(FindCrossings, EndsWhenItMayNotGoOn) {
  const HouseholdFacts facts = FamilyOfFour(Milieu::kUrban);
  int asked = 0;
  const auto until = [&asked](int last) {
    asked = 0;
    return [&asked, last] {
      return ++asked <= last ? absl::OkStatus()
                             : absl::CancelledError("nobody waits");
    };
  };
  EXPECT_TRUE(FindCrossings(Rooms(1, 2), facts, Score(), Side::kAtMost,
                            until(1'000'000))
                  .ok());
  const int all = asked;
  EXPECT_GT(all, 100);
  for (const int last : {0, 1, all / 2, all - 1}) {
    EXPECT_EQ(
        FindCrossings(Rooms(1, 2), facts, Score(), Side::kAtMost, until(last))
            .status()
            .code(),
        absl::StatusCode::kCancelled);
    EXPECT_EQ(asked, last + 1);
  }
}

TEST(FindCrossings, RefusesWhatCannotBeScored) {
  HouseholdFacts facts = FamilyOfFour(Milieu::kUrban);
  facts.members.clear();
  EXPECT_EQ(
      FindCrossings(Rooms(1, 2), facts, Score(), Side::kAtMost).status().code(),
      absl::StatusCode::kOutOfRange);
}

}  // namespace
}  // namespace scoring
