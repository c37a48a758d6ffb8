#include "scoring/score/compute_score.h"

#include <vector>

#include "base/fraction.h"
#include "base/status_macros.h"

namespace scoring {
namespace {

constexpr std::int64_t kCentimesPerDirham = 100;

std::int64_t Sum(const std::vector<Weight>& weights,
                 const Variables& variables) {
  std::int64_t sum = 0;
  for (const Weight& weight : weights) {
    sum += weight.ticks * variables.values[weight.variable];
  }
  return sum;
}

}  // namespace

absl::StatusOr<ExactScore> ComputeScore(const Formula& formula,
                                        const Variables& variables) {
  RSU_RETURN_IF_ERROR(CheckVariables(variables));
  const AnnexWeights& weights = formula.weights(variables.milieu);
  const auto region = static_cast<std::size_t>(variables.region - 1);

  ExactScore exact;
  exact.denominator = kCentimesPerDirham * variables.members();
  exact.numerator = exact.denominator * (weights.start_ticks[region] +
                                         Sum(weights.whole, variables)) +
                    kCentimesPerDirham * Sum(weights.shares, variables) +
                    Sum(weights.amounts, variables);

  const std::int64_t ticks =
      base::RoundHalfUp(exact.numerator, exact.denominator);
  exact.score = Score::FromTicks(ticks);
  exact.usable = formula.usable_range().Holds(ticks);
  return exact;
}

}  // namespace scoring
