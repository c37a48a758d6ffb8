#ifndef IDCS_NUMBER_CYCLIC_PERIOD_H_
#define IDCS_NUMBER_CYCLIC_PERIOD_H_

#include <string>

#include "absl/status/statusor.h"

namespace idcs {

// The largest denominator that CyclicPeriod() takes. MOSIP's list ends at 97;
// a period longer than a thousand digits would start to refuse numbers that
// nobody could recognise.
inline constexpr int kMaxCyclicDenominator = 1000;

// The repeating decimals of 1/denominator, "142857" for 7, by long division.
// Such a number is called cyclic: its multiples are its own rotations.
//
// Errors:
//   INVALID_ARGUMENT  `denominator` is not a full-period prime up to
//                     kMaxCyclicDenominator, that is, its decimals do not
//                     repeat after exactly denominator - 1 digits.
absl::StatusOr<std::string> CyclicPeriod(int denominator);

}  // namespace idcs

#endif  // IDCS_NUMBER_CYCLIC_PERIOD_H_
