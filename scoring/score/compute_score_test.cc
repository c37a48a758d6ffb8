#include "scoring/score/compute_score.h"

#include <utility>

#include "absl/status/status.h"
#include "gtest/gtest.h"
#include "scoring/formula/formula_set.h"
#include "scoring/variables/example_household.h"
#include "scoring/variables/extract_from_facts.h"

namespace scoring {
namespace {

using internal::ExtractFromFacts;
using registry::HouseholdFacts;
using registry::Milieu;

class ReleasedFormula : public testing::Test {
 protected:
  ExactScore ScoreOf(const HouseholdFacts& facts) const {
    return ComputeScore(formula_, ExtractFromFacts(facts)).value();
  }

  const FormulaSet set_ = FormulaSet::Load().value();
  const Formula& formula_ = *set_.ByName("decree-2-21-582");
};

// By hand, urban, one person of 40 in region 05 (0), 1 room, no diploma:
//   9.825 + 0.103 (V1) + 0.0475 (V3) - 0.177 (V19) + 0.00533 (V20)
//   - 0.0104 x 40 (V21) + 0.0000771 x 1600 (V22) - 0.0557 (V25)
//   = 9.45549.
TEST_F(ReleasedFormula, UrbanPersonAloneByHand) {
  const ExactScore exact = ScoreOf(PlainHousehold(Milieu::kUrban));
  EXPECT_EQ(exact.denominator, 100);
  EXPECT_EQ(exact.numerator, 9'455'490'000);
  EXPECT_EQ(exact.score.ToString(), "9.4554900");
  EXPECT_TRUE(exact.usable);
}

// Rural: 8.695 + 0.351 (region 05) + 0.130 (V1) + 0.129 (V3) - 0.138 (V17)
//   + 0.00469 (V18) + 0.0337 (V20) = 9.20539.
TEST_F(ReleasedFormula, RuralPersonAloneByHand) {
  EXPECT_EQ(ScoreOf(PlainHousehold(Milieu::kRural)).score.ToString(),
            "9.2053900");
}

// Urban family of example_household.h, with 0.107 for region 01:
//   9.825 + 0.107 + 0.0475 (V3) + 0.096 (V4) + 0.0466 (V5) + 0.0806 (V6)
//   + 0.110 (V8) + 0.138 (V11) + 0.0873 (V12) + 0.151 (V14) - 0.708 (V19)
//   + 0.08528 (V20) - 0.468 (V21) + 0.1561275 (V22) - 0.0319 (V24)
//   - 0.0557 x 2/4 (V25) + 0.120 x 1/4 (V26) + 0.139 x 1/4 (V27)
//   + 0.1548 (V30) + 0.226 (V31) + 0.1196 (V32) + 0.000422 x 150 (V33)
//   + 0.00011 x 600 (V34) + 0.000302 x 150 (V35) = 10.4344075.
TEST_F(ReleasedFormula, UrbanFamilyByHand) {
  EXPECT_EQ(ScoreOf(FamilyOfFour(Milieu::kUrban)).score.ToString(),
            "10.4344075");
}

// Rural, with 0.420 for region 01:
//   8.695 + 0.420 + 0.127 (V2) + 0.129 (V3) + 0.187 (V11) + 0.0635 (V12)
//   + 0.193 (V13) + 0.126 (V16) - 0.552 (V17) + 0.07504 (V18)
//   + 0.0337 x 2 (V20) + 0.128 x 3/4 (V22) + 0.0257 x 5 (V25)
//   + 0.000755 x 150 (V26) + 0.000145 x 600 (V27) + 0.00086 x 150 (V28)
//   = 10.08469.
TEST_F(ReleasedFormula, RuralFamilyByHand) {
  EXPECT_EQ(ScoreOf(FamilyOfFour(Milieu::kRural)).score.ToString(),
            "10.0846900");
}

// "50 MAD more phone credit a month, in a rural household of four, adds 0.129:
// the same as five cows" (0.1285), as the design notes compute.
TEST_F(ReleasedFormula, PhoneCreditMovesARuralScoreByAsMuchAsFiveCows) {
  HouseholdFacts facts = FamilyOfFour(Milieu::kRural);
  const Score before = ScoreOf(facts).score;
  facts.spending.phone_internet_monthly_centimes += 50'00;
  EXPECT_EQ(Distance(ScoreOf(facts).score, before).ToString(), "0.1290000");
  facts = FamilyOfFour(Milieu::kRural);
  facts.assets.cows += 5;
  EXPECT_EQ(Distance(ScoreOf(facts).score, before).ToString(), "0.1285000");
}

// Published region constants, against region 08 which has 0 in both annexes.
TEST_F(ReleasedFormula, EveryRegionHasItsConstant) {
  const char* const urban[] = {"0.107", "0.196", "0.123", "0.0555",
                               "0",     "0.220", "0.194", "0",
                               "0",     "0.285", "0.285", "0.285"};
  const char* const rural[] = {"0.420", "0.230", "0.296", "0.302",
                               "0.351", "0.464", "0.377", "0",
                               "0.221", "0.318", "0.318", "0.318"};
  for (const Milieu milieu : {Milieu::kUrban, Milieu::kRural}) {
    HouseholdFacts facts = PlainHousehold(milieu);
    facts.region = 8;
    const Score without = ScoreOf(facts).score;
    for (int region = 1; region <= 12; ++region) {
      facts.region = region;
      const char* const constant =
          (milieu == Milieu::kUrban ? urban : rural)[region - 1];
      EXPECT_EQ(Distance(ScoreOf(facts).score, without).ticks(),
                Score::Parse(constant)->ticks())
          << region;
    }
  }
}

TEST_F(ReleasedFormula, OrderOfMembersMakesNoDifference) {
  HouseholdFacts facts = FamilyOfFour(Milieu::kUrban);
  const ExactScore before = ScoreOf(facts);
  std::swap(facts.members.front(), facts.members.back());
  EXPECT_EQ(ScoreOf(facts).numerator, before.numerator);
}

// Everything at the end of its range: the sum of magnitudes stays in 64 bits.
TEST_F(ReleasedFormula, LargestHouseholdGivesAnUnusableScoreAndNoOverflow) {
  for (const Milieu milieu : {Milieu::kUrban, Milieu::kRural}) {
    Variables variables;
    variables.milieu = milieu;
    variables.region = 6;
    for (const CatalogueEntry& entry : Catalogue()) {
      variables[entry.variable] = entry.highest;
    }
    const auto exact = ComputeScore(formula_, variables);
    ASSERT_TRUE(exact.ok()) << exact.status();
    EXPECT_FALSE(exact->usable);
    EXPECT_GT(exact->score.ticks(), 150'000'000);
  }
}

TEST_F(ReleasedFormula, RefusesVariablesOutOfRange) {
  Variables variables = ExtractFromFacts(PlainHousehold(Milieu::kUrban));
  variables[Variable::kMembers] = 0;
  EXPECT_EQ(ComputeScore(formula_, variables).status().code(),
            absl::StatusCode::kOutOfRange);
  variables = ExtractFromFacts(PlainHousehold(Milieu::kUrban));
  variables.region = 13;
  EXPECT_EQ(ComputeScore(formula_, variables).status().code(),
            absl::StatusCode::kOutOfRange);
}

Formula OneTerm(const char* constant, Variable variable, const char* weight) {
  FormulaFigures figures;
  figures.name = "test-1";
  figures.usable_range = {50'000'000, 150'000'000};
  figures.urban.constant = Coefficient::Parse(constant).value();
  figures.urban.terms = {{"V1", variable, Coefficient::Parse(weight).value()}};
  return Formula::Create(figures).value();
}

Variables Couple(Variable variable, int value) {
  HouseholdFacts facts = PlainHousehold(Milieu::kUrban);
  facts.members.push_back(
      PlainMember(registry::Relationship::kSpouse, "2011-01-02"));
  Variables variables = ExtractFromFacts(facts);
  variables[variable] = value;
  return variables;
}

struct RoundingCase {
  const char* weight;
  int share;  // of 2
  const char* expected;
};

// One of two members at a weight of one tick is exactly half a tick: a tie,
// which goes up. Minus half a tick goes up as well, to the constant.
TEST(ComputeScore, RoundsAnExactTieUpOnce) {
  const RoundingCase cases[] = {
      {"0.0000001", 0, "9.0000000"},  {"0.0000001", 1, "9.0000001"},
      {"0.0000001", 2, "9.0000001"},  {"-0.0000001", 1, "9.0000000"},
      {"-0.0000001", 2, "8.9999999"}, {"0.0000003", 1, "9.0000002"},
      {"-0.0000003", 1, "8.9999999"},
  };
  for (const RoundingCase& c : cases) {
    const auto exact =
        ComputeScore(OneTerm("9", Variable::kShareLiterate, c.weight),
                     Couple(Variable::kShareLiterate, c.share));
    ASSERT_TRUE(exact.ok()) << exact.status();
    EXPECT_EQ(exact->score.ToString(), c.expected) << c.weight;
  }
}

// 1 centime a year of two people is 1/200 MAD each; half a tick needs 100 at a
// weight of one tick, and 99 is under the tie.
TEST(ComputeScore, AmountsAreInDirhamsPerPerson) {
  const std::pair<int, const char*> cases[] = {{99, "9.0000000"},
                                               {100, "9.0000001"},
                                               {200, "9.0000001"},
                                               {299, "9.0000001"},
                                               {300, "9.0000002"}};
  for (const auto& [centimes, expected] : cases) {
    const auto exact = ComputeScore(
        OneTerm("9", Variable::kButaneYearlyPerPerson, "0.0000001"),
        Couple(Variable::kButaneYearlyPerPerson, centimes));
    ASSERT_TRUE(exact.ok()) << exact.status();
    EXPECT_EQ(exact->denominator, 200);
    EXPECT_EQ(exact->score.ToString(), expected) << centimes;
  }
}

// Three thirds of half a tick each: rounding term by term would give 2 ticks.
TEST(ComputeScore, RoundsTheSumAndNotTheTerms) {
  FormulaFigures figures;
  figures.name = "test-1";
  figures.usable_range = {0, 1};
  figures.urban.terms = {
      {"V1", Variable::kShareLiterate, Coefficient::FromTicks(1)},
      {"V2", Variable::kShareTraders, Coefficient::FromTicks(1)}};
  Variables variables = Couple(Variable::kShareLiterate, 1);
  variables[Variable::kShareTraders] = 1;
  const auto exact = ComputeScore(Formula::Create(figures).value(), variables);
  ASSERT_TRUE(exact.ok()) << exact.status();
  EXPECT_EQ(exact->score.ticks(), 1);
}

TEST(ComputeScore, BothEndsOfTheUsableRangeAreUsable) {
  const std::pair<const char*, bool> cases[] = {
      {"4.9999999", false}, {"5", true}, {"15", true}, {"15.0000001", false}};
  for (const auto& [constant, usable] : cases) {
    const auto exact = ComputeScore(OneTerm(constant, Variable::kCars, "0"),
                                    Couple(Variable::kCars, 0));
    ASSERT_TRUE(exact.ok()) << exact.status();
    EXPECT_EQ(exact->usable, usable) << constant;
    EXPECT_EQ(exact->score, *Score::Parse(constant));
  }
}

TEST(ComputeScore, MilieuPicksTheAnnex) {
  FormulaFigures figures;
  figures.name = "test-1";
  figures.usable_range = {0, 1};
  figures.urban.constant = Coefficient::FromTicks(1);
  figures.rural.constant = Coefficient::FromTicks(2);
  const Formula formula = Formula::Create(figures).value();
  Variables variables = Couple(Variable::kCars, 0);
  EXPECT_EQ(ComputeScore(formula, variables)->score.ticks(), 1);
  variables.milieu = Milieu::kRural;
  EXPECT_EQ(ComputeScore(formula, variables)->score.ticks(), 2);
}

}  // namespace
}  // namespace scoring
