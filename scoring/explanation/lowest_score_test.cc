#include "scoring/explanation/lowest_score.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scoring/formula/formula_set.h"
#include "scoring/score/compute_score.h"
#include "scoring/variables/example_household.h"
#include "scoring/variables/extract_from_facts.h"

namespace scoring {
namespace {

using registry::HouseholdFacts;
using registry::Milieu;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Values by hand from the annexes of the decree.
class LowestScoreTest : public testing::Test {
 protected:
  LowestScore Find(const HouseholdFacts& facts,
                   const MembersByAge& members) const {
    return FindLowestScore(formula_, internal::ExtractFromFacts(facts), members)
        .value();
  }

  // "V13 0.1930000", what falls by how much.
  static std::vector<std::string> Falling(const LowestScore& found) {
    const std::int64_t denominator = 100 * found.variables.members();
    std::vector<std::string> lines;
    for (const FallingTerm& one : found.falling) {
      lines.push_back(one.term->number + " " +
                      Score::FromTicks(one.numerator / denominator).ToString());
    }
    return lines;
  }

  const FormulaSet set_ = FormulaSet::Load().value();
  const Formula& formula_ = *set_.ByName("decree-2-21-582");
};

// In town, one person aged 40 with nothing: 9.825 + 0.103 (V1) + 0.0475 (V3,
// whatever the rooms) - 0.177 + 0.00533 - 0.416 + 0.12336 - 0.0557 (V25).
TEST_F(LowestScoreTest, OfWhoHasNothingIsTheScore) {
  HouseholdFacts facts = PlainHousehold(Milieu::kUrban);
  LowestScore found = Find(facts, {1, 0});
  EXPECT_EQ(found.score.ToString(), "9.4554900");
  EXPECT_THAT(found.falling, IsEmpty());
  // A diploma of which no term speaks keeps V25 away, so that it can come back.
  facts.members[0].diploma = registry::Diploma::kSecondary;
  found = Find(facts, {1, 0});
  EXPECT_EQ(found.score.ToString(), "9.4554900");
  EXPECT_THAT(Falling(found), ElementsAre("V25 0.0557000"));
}

// 8.695 + 0.420 for the region - 0.552 + 0.07504 for four members + 0.0674 for
// two of 30 to 59: in one room, with nothing, who cannot read.
TEST_F(LowestScoreTest, OfAFamilyIsWithoutAllThatItCouldDeclareOtherwise) {
  const LowestScore found = Find(FamilyOfFour(Milieu::kRural), {3, 1});
  EXPECT_EQ(found.score.ToString(), "8.7054400");
  EXPECT_THAT(Falling(found),
              ElementsAre("V13 0.1930000", "V11 0.1870000", "V3 0.1290000",
                          "V28 0.1290000", "V25 0.1285000", "V2 0.1270000",
                          "V16 0.1260000", "V26 0.1132500", "V22 0.0960000",
                          "V27 0.0870000", "V12 0.0635000"));
}

// Three people in one room are V4, 0.108, and never nothing.
TEST_F(LowestScoreTest, OfThreePeopleCountsTheRoomThatTheyNeed) {
  HouseholdFacts facts = PlainHousehold(Milieu::kRural);
  facts.dwelling.rooms = 2;
  for (int i = 0; i < 2; ++i) {
    facts.members.push_back(
        PlainMember(registry::Relationship::kChild, "2025-06-01"));
  }
  const Score declared =
      ComputeScore(formula_, internal::ExtractFromFacts(facts)).value().score;
  const LowestScore found = Find(facts, {1, 0});
  EXPECT_EQ(Distance(declared, found.score).ToString(), "0.0210000");
  EXPECT_THAT(Falling(found), ElementsAre("V3 0.1290000"));
}

// Annex 1 takes 0.0319 for a child in public school, and adds 0.105 for one in
// private school: both fall.
TEST_F(LowestScoreTest, WhatTakesFromTheScoreCountsToo) {
  HouseholdFacts facts = PlainHousehold(Milieu::kUrban);
  facts.members.push_back(
      PlainMember(registry::Relationship::kChild, "2016-01-01"));
  EXPECT_THAT(Falling(Find(facts, {1, 1})), ElementsAre("V24 0.0319000"));
  facts.members[1].schooling = registry::Schooling::kPrivate;
  EXPECT_THAT(Falling(Find(facts, {1, 1})),
              ElementsAre("V23 0.1050000", "V24 0.0319000"));
  facts.members[1].schooling = registry::Schooling::kPublic;
  EXPECT_THAT(Find(facts, {1, 1}).falling, IsEmpty());
}

}  // namespace
}  // namespace scoring
