#include "scoring/formula/formula_set.h"

#include <string>
#include <utility>
#include <vector>

#include "base/text_proto.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "proto/rsu/scoring/v1/formula.pb.h"
#include "scoring/formula/formula_files.h"

namespace scoring {
namespace {

using registry::Milieu;
using ::testing::HasSubstr;

base::Date Day(absl::string_view text) {
  return base::Date::Parse(text).value();
}

Formula MakeFormula(const char* name, const char* effective_from) {
  FormulaFigures figures;
  figures.name = name;
  figures.effective_from = Day(effective_from);
  figures.usable_range = {0, 1};
  return Formula::Create(figures).value();
}

std::vector<Formula> Formulas(
    std::vector<std::pair<const char*, const char*>> names_and_days) {
  std::vector<Formula> formulas;
  for (const auto& [name, day] : names_and_days) {
    formulas.push_back(MakeFormula(name, day));
  }
  return formulas;
}

TEST(FormulaSet, InForceFromTheFirstDayUntilTheNext) {
  const auto set =
      FormulaSet::Create(Formulas({{"b", "2024-01-01"}, {"a", "2021-08-09"}}));
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_EQ(set->InForce(Day("2021-08-08")), nullptr);
  EXPECT_EQ(set->InForce(Day("2021-08-09"))->name(), "a");
  EXPECT_EQ(set->InForce(Day("2023-12-31"))->name(), "a");
  EXPECT_EQ(set->InForce(Day("2024-01-01"))->name(), "b");
  EXPECT_EQ(set->ByName("a"), set->InForce(Day("2022-01-01")));
  EXPECT_EQ(set->ByName("c"), nullptr);
}

TEST(FormulaSet, EmptySetHasNoneInForce) {
  EXPECT_EQ(FormulaSet::Create({})->InForce(Day("2026-01-01")), nullptr);
}

TEST(FormulaSet, RefusesOneNameTwiceAndOneDayTwice) {
  EXPECT_THAT(std::string(FormulaSet::Create(Formulas({{"a", "2021-08-09"},
                                                       {"a", "2024-01-01"}}))
                              .status()
                              .message()),
              HasSubstr("named 'a'"));
  EXPECT_THAT(std::string(FormulaSet::Create(Formulas({{"a", "2021-08-09"},
                                                       {"b", "2021-08-09"}}))
                              .status()
                              .message()),
              HasSubstr("2021-08-09"));
}

class ReleasedFormula : public testing::Test {
 protected:
  const FormulaSet set_ = FormulaSet::Load().value();
  const Formula& formula_ = *set_.ByName("decree-2-21-582");
};

TEST_F(ReleasedFormula, InForceSinceThePublicationOfTheDecree) {
  EXPECT_EQ(set_.InForce(Day("2021-08-08")), nullptr);
  EXPECT_EQ(set_.InForce(Day("2021-08-09")), &formula_);
  EXPECT_EQ(set_.InForce(Day("2026-01-01")), &formula_);
}

// The numbers of variables that the budget minister gave to the Chamber on 8
// December 2025: 35 urban, 28 rural.
TEST_F(ReleasedFormula, HasTheNumbersOfVariablesOfTheDecree) {
  EXPECT_EQ(formula_.annex(Milieu::kUrban).terms.size(), 35u);
  EXPECT_EQ(formula_.annex(Milieu::kRural).terms.size(), 28u);
  for (const Milieu milieu : {Milieu::kUrban, Milieu::kRural}) {
    int number = 0;
    for (const FormulaTerm& term : formula_.annex(milieu).terms) {
      EXPECT_EQ(term.number, "V" + std::to_string(++number));
    }
  }
}

// Sums of the published columns, added apart from this code: a slip in any
// figure changes its sum.
TEST_F(ReleasedFormula, ColumnsHaveTheirSums) {
  const auto sums = [this](Milieu milieu) {
    std::int64_t regions = 0;
    std::int64_t terms = 0;
    for (const Coefficient region : formula_.annex(milieu).regions) {
      regions += region.ticks();
    }
    for (const FormulaTerm& term : formula_.annex(milieu).terms) {
      terms += term.coefficient.ticks();
    }
    return std::make_pair(Coefficient::FromTicks(regions).ToString(),
                          Coefficient::FromTicks(terms).ToString());
  };
  EXPECT_EQ(sums(Milieu::kUrban),
            std::make_pair(std::string("1.7505"), std::string("2.7245411")));
  EXPECT_EQ(sums(Milieu::kRural),
            std::make_pair(std::string("3.615"), std::string("3.25585")));
}

// Where two sources differ the first is used: 0.194 for urban Marrakech-Safi,
// and not 0.197.
TEST_F(ReleasedFormula, UrbanRegion07TakesTheFirstSource) {
  EXPECT_EQ(formula_.annex(Milieu::kUrban).regions[6].ToString(), "0.194");
  EXPECT_EQ(formula_.annex(Milieu::kRural).regions[6].ToString(), "0.377");
}

// The two figures that the sources dispute say so in the file.
TEST(FormulaFiles, DisputedFiguresHaveDocumentedAlternatives) {
  ASSERT_EQ(FormulaFiles().size(), 1u);
  rsu::scoring::v1::Formula formula;
  ASSERT_TRUE(base::ReadTextProto(FormulaFiles()[0].text, formula).ok());
  const auto& region = formula.urban().regions(6);
  EXPECT_EQ(region.region(), "07");
  EXPECT_EQ(region.constant().value(), "0.194");
  ASSERT_EQ(region.constant().alternatives_size(), 1);
  EXPECT_EQ(region.constant().alternatives(0), "0.197");
  EXPECT_THAT(region.constant().source(), HasSubstr("0.197"));
  const auto& term = formula.rural().terms(10);
  EXPECT_EQ(term.number(), "V11");
  EXPECT_EQ(term.variable(), "at_least_one_car");
  EXPECT_EQ(term.coefficient().mark(), "C");
  ASSERT_EQ(term.coefficient().alternatives_size(), 1);
  EXPECT_EQ(term.coefficient().alternatives(0), "0");
  EXPECT_THAT(term.coefficient().source(), HasSubstr("only one"));
}

TEST_F(ReleasedFormula, UsableFrom5To15) {
  EXPECT_EQ(formula_.usable_range().lowest_ticks, 50'000'000);
  EXPECT_EQ(formula_.usable_range().highest_ticks, 150'000'000);
}

}  // namespace
}  // namespace scoring
