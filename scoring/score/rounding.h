#ifndef SCORING_SCORE_ROUNDING_H_
#define SCORING_SCORE_ROUNDING_H_

#include <cstdint>

namespace scoring {

// numerator / denominator rounded half up, floor(x + 1/2): 2.5 becomes 3 and
// -2.5 becomes -2. The rule of the register (docs/design), applied once to a
// whole score and never to the parts of one. Exact for every numerator;
// `denominator` is positive.
constexpr std::int64_t RoundHalfUp(std::int64_t numerator,
                                   std::int64_t denominator) {
  std::int64_t quotient = numerator / denominator;
  std::int64_t remainder = numerator % denominator;
  if (remainder < 0) {
    remainder += denominator;
    --quotient;
  }
  // remainder >= denominator / 2, without doubling.
  if (remainder >= denominator - remainder) ++quotient;
  return quotient;
}

}  // namespace scoring

#endif  // SCORING_SCORE_ROUNDING_H_
