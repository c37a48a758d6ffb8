#ifndef IDCS_NUMBER_DIGIT_PATTERNS_H_
#define IDCS_NUMBER_DIGIT_PATTERNS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "idcs/number/number.h"

namespace idcs {

// A set of digit strings that can be searched for in a number, all at once.
//
// Immutable and thread-safe once built.
class DigitPatterns {
 public:
  // Each of `patterns` has one to ten ASCII digits; another one is a bug in
  // the caller and stops the process.
  explicit DigitPatterns(const std::vector<std::string>& patterns);

  // Whether `digits` contain one of the patterns.
  bool OccurIn(const NumberDigits& digits) const;

 private:
  // The patterns of one length, read as integers, sorted. A window of that
  // length moves over the digits and is looked up as one integer, so that the
  // cost hardly grows with the number of patterns (344 for the default's
  // cyclic rule).
  struct SameLength {
    int length = 0;
    std::int64_t leading_unit = 1;  // 10^(length - 1)
    std::vector<std::int64_t> values;
  };

  static bool OccurIn(const NumberDigits& digits, const SameLength& patterns);

  std::vector<SameLength> by_length_;
};

}  // namespace idcs

#endif  // IDCS_NUMBER_DIGIT_PATTERNS_H_
