#include "scoring/score/packed_score.h"

#include <random>
#include <string>

#include "gtest/gtest.h"
#include "scoring/formula/formula_set.h"
#include "scoring/score/compute_score.h"
#include "scoring/variables/catalogue.h"
#include "scoring/variables/pack_variables.h"

namespace scoring {
namespace {

const Formula& Decree() {
  static const FormulaSet formulas = FormulaSet::Load().value();
  return formulas.formulas().front();
}

// Any values within the ranges of the catalogue that pass CheckVariables().
Variables RandomVariables(std::mt19937_64& random) {
  const auto below = [&random](std::int64_t end) {
    return static_cast<std::int32_t>(random() %
                                     static_cast<std::uint64_t>(end));
  };
  Variables variables;
  variables.milieu =
      below(2) == 0 ? registry::Milieu::kUrban : registry::Milieu::kRural;
  variables.region = 1 + below(12);
  const std::int32_t members = 1 + below(kMaxMembers);
  for (const CatalogueEntry& entry : Catalogue()) {
    const bool share = entry.kind == VariableKind::kShare;
    const std::int32_t highest = share ? members : entry.highest;
    variables[entry.variable] =
        entry.lowest + below(std::int64_t{highest} - entry.lowest + 1);
  }
  variables[Variable::kMembers] = members;
  variables[Variable::kMembersSquared] = members * members;
  const std::int32_t age = below(kMaxAgeYears + 1);
  variables[Variable::kHeadAge] = age;
  variables[Variable::kHeadAgeSquared] = age * age;
  return variables;
}

TEST(PackedScoreTest, PackedVariablesGiveTheSameScore) {
  const std::uint64_t seed = std::random_device()();
  std::mt19937_64 random(seed);
  const PackedScorer scorer(Decree());
  for (int i = 0; i < 20'000; ++i) {
    const Variables variables = RandomVariables(random);
    const auto expected = ComputeScore(Decree(), variables);
    ASSERT_TRUE(expected.ok()) << expected.status() << " seed " << seed;
    ASSERT_EQ(scorer.Ticks(PackVariables(variables)), expected->score.ticks())
        << "seed " << seed << ", household " << i;
  }
}

// Coefficients of one digit and of three, of both signs, beside 0.
TEST(PackedScoreTest, CoefficientsOfAnySizeGiveTheSameScore) {
  const std::uint64_t seed = std::random_device()();
  std::mt19937_64 random(seed);
  const std::int64_t sizes[] = {0,      1,         32'767,
                                32'768, 1'000'000, 40'000'000'000};
  FormulaFigures figures;
  figures.name = "any-size";
  figures.usable_range = {0, 1};
  figures.urban = Decree().annex(registry::Milieu::kUrban);
  figures.rural = Decree().annex(registry::Milieu::kRural);
  std::size_t next = 0;
  for (Annex* annex : {&figures.urban, &figures.rural}) {
    for (FormulaTerm& term : annex->terms) {
      // Amounts and squares reach further than the largest of these may.
      const std::int64_t ticks =
          sizes[next % (PlaceOf(term.variable).bytes == 1 ? 6 : 5)];
      term.coefficient = Coefficient::FromTicks(next % 2 == 0 ? ticks : -ticks);
      ++next;
    }
  }
  const auto formula = Formula::Create(figures);
  ASSERT_TRUE(formula.ok()) << formula.status();
  const PackedScorer scorer(*formula);
  for (int i = 0; i < 20'000; ++i) {
    const Variables variables = RandomVariables(random);
    const auto expected = ComputeScore(*formula, variables);
    ASSERT_TRUE(expected.ok()) << expected.status() << " seed " << seed;
    ASSERT_EQ(scorer.Ticks(PackVariables(variables)), expected->score.ticks())
        << "seed " << seed << ", household " << i;
  }
}

TEST(PackedScoreTest, BytesThatAreNoPackedVariablesGiveNoScore) {
  std::mt19937_64 random(1);
  const PackedScorer scorer(Decree());
  const std::string good = PackVariables(RandomVariables(random));
  EXPECT_TRUE(scorer.Ticks(good).has_value());
  const auto with = [&good](std::size_t at, int value) {
    std::string changed = good;
    changed[at] = static_cast<char>(value);
    return changed;
  };
  const std::size_t members = PlaceOf(Variable::kMembers).offset;
  const std::string bad[] = {"",
                             good + "x",
                             good.substr(1),
                             with(0, 2),
                             with(1, 0),
                             with(1, 3),
                             with(2, 0),
                             with(2, 13),
                             with(members, 0),
                             with(members, 51)};
  for (const std::string& packed : bad) {
    EXPECT_EQ(scorer.Ticks(packed), std::nullopt);
  }
}

}  // namespace
}  // namespace scoring
