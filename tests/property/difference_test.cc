// The difference between two scores, on households and formulas drawn at
// random: its parts sum to it exactly, whatever changed.

#include "scoring/explanation/difference.h"

#include <set>

#include "absl/numeric/int128.h"
#include "gtest/gtest.h"
#include "scoring/score/compute_score.h"
#include "tests/property/random_facts.h"

namespace property {
namespace {

using absl::int128;
using scoring::Formula;
using scoring::ScoreDifference;
using scoring::Variables;

constexpr std::uint64_t kSeed = 20210810;
constexpr std::int64_t kTicksPerPoint = 10'000'000;

void ExpectExact(const Formula& formula_before, const Variables& before,
                 const Formula& formula_after, const Variables& after) {
  const auto explained =
      scoring::ExplainDifference(formula_before, before, formula_after, after);
  ASSERT_TRUE(explained.ok()) << explained.status() << ", seed " << kSeed;
  const ScoreDifference& difference = *explained;
  const auto exact_before = ComputeScore(formula_before, before).value();
  const auto exact_after = ComputeScore(formula_after, after).value();

  std::int64_t facts = 0;
  std::int64_t milieu = 0;
  std::int64_t formula = 0;
  for (const scoring::DifferenceLine& line : difference.lines) {
    facts += line.by_facts;
    milieu += line.by_milieu;
    formula += line.by_formula;
  }
  ASSERT_EQ(facts, difference.by_facts);
  ASSERT_EQ(milieu, difference.by_milieu);
  ASSERT_EQ(formula, difference.by_formula);
  ASSERT_EQ(facts + milieu + formula, difference.exact_numerator);

  // a/b - c/d = e/f, as (a d - c b) f = e b d, in ticks.
  const int128 over = difference.denominator / kTicksPerPoint;
  const int128 left = int128(exact_after.numerator) * exact_before.denominator -
                      int128(exact_before.numerator) * exact_after.denominator;
  ASSERT_TRUE(left * over == int128(difference.exact_numerator) *
                                 exact_before.denominator *
                                 exact_after.denominator)
      << "seed " << kSeed;

  const int128 rounded =
      int128(exact_after.score.ticks() - exact_before.score.ticks()) * over;
  ASSERT_TRUE(rounded ==
              int128(difference.exact_numerator) + difference.by_rounding);
  ASSERT_TRUE(int128(difference.by_rounding) < over &&
              int128(difference.by_rounding) > -over);
}

TEST(DifferenceProperty, PartsSumExactlyBetweenAnyTwoHouseholds) {
  golden::Draw draw(kSeed);
  std::set<std::pair<int, int>> sizes;
  for (int i = 0; i < 4'000; ++i) {
    const Variables before = RandomVariables(draw);
    const Variables after = RandomVariables(draw);
    sizes.insert({before.members(), after.members()});
    ASSERT_NO_FATAL_FAILURE(
        ExpectExact(ReleasedFormula(), before, ReleasedFormula(), after));
  }
  EXPECT_GT(sizes.size(), 200u);  // also numbers without a common divisor
}

TEST(DifferenceProperty, PartsSumExactlyBetweenAnyTwoFormulas) {
  golden::Draw draw(kSeed + 1);
  for (int i = 0; i < 1'000; ++i) {
    const Formula a = RandomFormula(draw);
    const Formula b = draw.OneIn(3) ? ReleasedFormula() : RandomFormula(draw);
    const Variables before = RandomVariables(draw);
    const Variables after = draw.OneIn(3) ? before : RandomVariables(draw);
    ASSERT_NO_FATAL_FAILURE(ExpectExact(a, before, b, after));
    ASSERT_NO_FATAL_FAILURE(ExpectExact(b, after, a, before));
  }
}

TEST(DifferenceProperty, OnlyWhatChangedHasALine) {
  golden::Draw draw(kSeed + 2);
  for (int i = 0; i < 1'000; ++i) {
    const Variables before = RandomVariables(draw);
    Variables after = before;
    const auto& entry = scoring::Catalogue()[static_cast<std::size_t>(
        draw.Between(0, scoring::kVariableCount - 1))];
    after[entry.variable] =
        static_cast<std::int32_t>(draw.Between(entry.lowest, entry.highest));
    if (!scoring::CheckVariables(after).ok()) continue;
    if (entry.variable == scoring::Variable::kMembers) continue;
    const auto difference = scoring::ExplainDifference(
        ReleasedFormula(), before, ReleasedFormula(), after);
    ASSERT_TRUE(difference.ok()) << difference.status();
    const bool changed = after[entry.variable] != before[entry.variable];
    ASSERT_EQ(difference->lines.size(), changed ? 1u : 0u);
    if (changed) {
      EXPECT_EQ(difference->lines[0].variable, entry.name);
    }
  }
}

}  // namespace
}  // namespace property
