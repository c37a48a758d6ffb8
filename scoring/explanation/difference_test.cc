#include "scoring/explanation/difference.h"

#include <string>
#include <vector>

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

class DifferenceTest : public testing::Test {
 protected:
  ScoreDifference Between(const HouseholdFacts& before,
                          const HouseholdFacts& after) const {
    return ExplainDifference(formula_, ExtractFromFacts(before), formula_,
                             ExtractFromFacts(after))
        .value();
  }

  const FormulaSet set_ = FormulaSet::Load().value();
  const Formula& formula_ = *set_.ByName("decree-2-21-582");
};

const DifferenceLine* LineOf(const ScoreDifference& difference,
                             const std::string& variable) {
  for (const DifferenceLine& line : difference.lines) {
    if (line.variable == variable) return &line;
  }
  return nullptr;
}

TEST_F(DifferenceTest, NothingChangedGivesNoLine) {
  const HouseholdFacts facts = FamilyOfFour(Milieu::kRural);
  const ScoreDifference difference = Between(facts, facts);
  EXPECT_TRUE(difference.lines.empty());
  EXPECT_EQ(difference.exact_numerator, 0);
  EXPECT_EQ(difference.by_rounding, 0);
  EXPECT_EQ(difference.before, difference.after);
  EXPECT_EQ(difference.denominator, 10'000'000LL * 100 * 4);
}

// By hand: 5 cows more at 0.0257 are 0.1285.
TEST_F(DifferenceTest, OneFactGivesOneLine) {
  const HouseholdFacts before = FamilyOfFour(Milieu::kRural);
  HouseholdFacts after = before;
  after.assets.cows += 5;
  const ScoreDifference difference = Between(before, after);
  ASSERT_EQ(difference.lines.size(), 1u);
  const DifferenceLine& line = difference.lines[0];
  EXPECT_EQ(line.variable, "cows");
  EXPECT_EQ(line.number_before, "V25");
  EXPECT_EQ(line.number_after, "V25");
  EXPECT_EQ(line.value_before, "5");
  EXPECT_EQ(line.value_after, "10");
  EXPECT_EQ(line.coefficient_before, "0.0257");
  EXPECT_EQ(line.coefficient_after, "0.0257");
  EXPECT_EQ(line.contribution, "0.1285000");
  EXPECT_EQ(line.description, "cows");
  EXPECT_EQ(line.facts, std::vector<std::string>{"assets.cows"});
  EXPECT_EQ(line.by_facts, 1'285'000LL * 400);
  EXPECT_EQ(line.by_milieu, 0);
  EXPECT_EQ(line.by_formula, 0);
}

TEST_F(DifferenceTest, LinesAreToldInTheLanguageAskedFor) {
  const HouseholdFacts before = FamilyOfFour(Milieu::kUrban);
  HouseholdFacts after = before;
  after.milieu = Milieu::kRural;
  after.region = before.region == 1 ? 2 : 1;
  const ScoreDifference french =
      ExplainDifference(formula_, ExtractFromFacts(before), formula_,
                        ExtractFromFacts(after), base::Language::kFrench)
          .value();
  EXPECT_EQ(LineOf(french, "constant")->description, "constante de l'annexe");
  EXPECT_EQ(LineOf(french, "constant")->facts,
            std::vector<std::string>{"milieu"});
  EXPECT_EQ(LineOf(french, "region")->description, "région où vit le ménage");
  EXPECT_EQ(LineOf(french, "region")->facts,
            (std::vector<std::string>{"milieu", "region"}));
}

// A variable that the annex does not weigh is told, and moved nothing.
TEST_F(DifferenceTest, FactWithoutACoefficientMovesNothing) {
  const HouseholdFacts before = FamilyOfFour(Milieu::kUrban);
  HouseholdFacts after = before;
  after.assets.cows += 5;
  const ScoreDifference difference = Between(before, after);
  ASSERT_EQ(difference.lines.size(), 1u);
  EXPECT_EQ(difference.lines[0].number_before, "");
  EXPECT_EQ(difference.lines[0].coefficient_after, "");
  EXPECT_EQ(difference.lines[0].contribution, "0.0000000");
  EXPECT_EQ(difference.exact_numerator, 0);
}

// By hand, four members who become three, over 100 x 12: 0.000755 x 600 MAD of
// butane a year is 0.453, a quarter of it 0.11325 and a third 0.151. Readers
// are 3 of 4 and then 2 of 3: 0.128 x (2/3 - 3/4) = -0.010666...
TEST_F(DifferenceTest, AnotherNumberOfMembersIsBroughtToOneDenominator) {
  const HouseholdFacts before = FamilyOfFour(Milieu::kRural);
  HouseholdFacts after = before;
  after.members.pop_back();  // the boy of 16, who reads
  const ScoreDifference difference = Between(before, after);
  EXPECT_EQ(difference.denominator, 10'000'000LL * 100 * 12);
  const DifferenceLine* const butane =
      LineOf(difference, "butane_yearly_per_person");
  ASSERT_NE(butane, nullptr);
  EXPECT_EQ(butane->value_before, "150.00");
  EXPECT_EQ(butane->value_after, "200.00");
  EXPECT_EQ(butane->by_facts, 377'500LL * 1200);
  const DifferenceLine* const readers = LineOf(difference, "share_literate");
  ASSERT_NE(readers, nullptr);
  EXPECT_EQ(readers->by_facts, -1'280'000LL * 100);  // -1/12
  EXPECT_EQ(readers->contribution, "-0.0106667");
}

// 0.107 for region 01, 0.194 for 07.
TEST_F(DifferenceTest, AnotherRegionIsAFact) {
  const HouseholdFacts before = FamilyOfFour(Milieu::kUrban);
  HouseholdFacts after = before;
  after.region = 7;
  const ScoreDifference difference = Between(before, after);
  ASSERT_EQ(difference.lines.size(), 1u);
  const DifferenceLine& line = difference.lines[0];
  EXPECT_EQ(line.variable, "region");
  EXPECT_EQ(line.value_before, "01");
  EXPECT_EQ(line.value_after, "07");
  EXPECT_EQ(line.coefficient_before, "0.107");
  EXPECT_EQ(line.coefficient_after, "0.194");
  EXPECT_EQ(line.by_facts, 870'000LL * 400);
}

// The urban annex weighs cars by 0.226 each and has no "at least one car".
TEST_F(DifferenceTest, AnotherMilieuIsAStepOfItsOwn) {
  const HouseholdFacts before = FamilyOfFour(Milieu::kUrban);
  HouseholdFacts after = before;
  after.milieu = Milieu::kRural;
  const ScoreDifference difference = Between(before, after);
  EXPECT_EQ(difference.by_facts, 0);
  EXPECT_EQ(difference.by_formula, 0);
  EXPECT_EQ(difference.by_milieu, difference.exact_numerator);
  const DifferenceLine* const cars = LineOf(difference, "cars");
  ASSERT_NE(cars, nullptr);
  EXPECT_EQ(cars->number_before, "V31");
  EXPECT_EQ(cars->number_after, "");
  EXPECT_EQ(cars->coefficient_before, "0.226");
  EXPECT_EQ(cars->coefficient_after, "");
  EXPECT_EQ(cars->contribution, "-0.2260000");
  const DifferenceLine* const at_least = LineOf(difference, "at_least_one_car");
  ASSERT_NE(at_least, nullptr);
  EXPECT_EQ(at_least->number_after, "V11");
  EXPECT_EQ(at_least->contribution, "0.1870000");
}

Formula SmallFormula(const char* name, std::int64_t constant,
                     std::int64_t region_7, std::int64_t cars,
                     std::int64_t readers) {
  FormulaFigures figures;
  figures.name = name;
  figures.usable_range = {0, 1};
  figures.urban.constant = Coefficient::FromTicks(constant);
  figures.urban.regions[6] = Coefficient::FromTicks(region_7);
  figures.urban.terms = {
      {"V1", Variable::kCars, Coefficient::FromTicks(cars)},
      {"V2", Variable::kShareLiterate, Coefficient::FromTicks(readers)}};
  return Formula::Create(figures).value();
}

// By hand, three cars that become five while the coefficient goes from 10 to 4:
// 10 x 2 by the facts, -6 x 5 by the formula. The household moves from region
// 01 (0) to 07, whose constant goes from 100 to 170.
TEST(ExplainDifference, FactsUnderTheOldFormulaAndThenTheFormulaOnTheNewFacts) {
  HouseholdFacts facts = PlainHousehold(Milieu::kUrban);
  facts.region = 1;
  facts.assets.cars = 3;
  const Variables before = ExtractFromFacts(facts);
  facts.region = 7;
  facts.assets.cars = 5;
  const auto difference =
      ExplainDifference(SmallFormula("a", 1000, 100, 10, 0), before,
                        SmallFormula("b", 1001, 170, 4, 0),
                        ExtractFromFacts(facts))
          .value();
  ASSERT_EQ(difference.lines.size(), 3u);
  EXPECT_EQ(difference.lines[0].variable, "constant");
  EXPECT_EQ(difference.lines[0].by_formula, 1 * 100);
  EXPECT_EQ(difference.lines[1].variable, "region");
  EXPECT_EQ(difference.lines[1].by_facts, 100 * 100);
  EXPECT_EQ(difference.lines[1].by_formula, 70 * 100);
  const DifferenceLine* const cars = LineOf(difference, "cars");
  ASSERT_NE(cars, nullptr);
  EXPECT_EQ(cars->by_facts, 20 * 100);
  EXPECT_EQ(cars->by_formula, -30 * 100);
  EXPECT_EQ(difference.by_facts, 120 * 100);
  EXPECT_EQ(difference.by_formula, 41 * 100);
  EXPECT_EQ(difference.after.ticks() - difference.before.ticks(), 161);
}

// One reader of two at one tick is half a tick, which rounds up to 1; of three,
// a third, which rounds down to 0. Exactly -1/6, of which rounding makes -1.
TEST(ExplainDifference, RoundingIsToldApart) {
  const Formula formula = SmallFormula("a", 0, 0, 0, 1);
  HouseholdFacts facts = PlainHousehold(Milieu::kUrban);
  facts.members[0].can_read_and_write = true;
  facts.members.push_back(
      PlainMember(registry::Relationship::kChild, "2020-01-01"));
  const Variables before = ExtractFromFacts(facts);
  facts.members.push_back(
      PlainMember(registry::Relationship::kChild, "2021-01-01"));
  const auto difference =
      ExplainDifference(formula, before, formula, ExtractFromFacts(facts))
          .value();
  EXPECT_EQ(difference.before.ticks(), 1);
  EXPECT_EQ(difference.after.ticks(), 0);
  EXPECT_EQ(difference.exact_numerator, -100);  // over 600 ticks
  EXPECT_EQ(difference.by_rounding, -500);
}

TEST(ExplainDifference, RefusesWhatCannotBeScored) {
  const Formula formula = SmallFormula("a", 0, 0, 0, 1);
  const Variables good = ExtractFromFacts(PlainHousehold(Milieu::kUrban));
  EXPECT_EQ(
      ExplainDifference(formula, Variables(), formula, good).status().code(),
      absl::StatusCode::kOutOfRange);
  EXPECT_EQ(
      ExplainDifference(formula, good, formula, Variables()).status().code(),
      absl::StatusCode::kOutOfRange);
}

// The largest constant that Formula::Create() takes, 2^63 / 5,000 ticks, times
// 100 x 49 x 50 leaves 64 bits; times 100 x 50 it does not.
TEST(ExplainDifference, OverflowIsRefusedAndNotWrapped) {
  const Formula none = SmallFormula("a", 0, 0, 0, 0);
  const Formula largest = SmallFormula("b", 1'844'674'407'370'955, 0, 0, 0);
  HouseholdFacts facts = PlainHousehold(Milieu::kUrban);
  facts.members.resize(
      50, PlainMember(registry::Relationship::kChild, "2020-01-01"));
  const Variables fifty = ExtractFromFacts(facts);
  facts.members.pop_back();
  const Variables forty_nine = ExtractFromFacts(facts);
  EXPECT_TRUE(ExplainDifference(none, fifty, largest, fifty).ok());
  EXPECT_EQ(ExplainDifference(none, fifty, largest, forty_nine).status().code(),
            absl::StatusCode::kOutOfRange);
}

}  // namespace
}  // namespace scoring
