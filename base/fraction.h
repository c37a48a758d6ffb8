#ifndef BASE_FRACTION_H_
#define BASE_FRACTION_H_

#include <cstdint>
#include <string>

namespace base {

// Exact fractions of 64-bit integers, for sums that are carried over one common
// denominator.

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

// The fraction in its lowest terms, "3/4", or the whole number it comes to,
// "-2". `denominator` is positive.
std::string ReducedFraction(std::int64_t numerator, std::int64_t denominator);

}  // namespace base

#endif  // BASE_FRACTION_H_
