#ifndef IDCS_NUMBER_CHECK_DIGIT_H_
#define IDCS_NUMBER_CHECK_DIGIT_H_

#include <cstdint>

#include "absl/types/span.h"
#include "idcs/number/number.h"

namespace idcs {

// Verhoeff's check digit (J. Verhoeff, "Error Detecting Decimal Codes", 1969),
// which MOSIP uses too. It catches every single wrong digit and every swap of
// two neighbours, the two commonest slips of a clerk; the Luhn digit, which we
// did not take, misses the swap of 09 and 90.
//
// It detects slips, not fraud: anybody can compute it.

// The digit that completes `digits`, each from 0 to 9, the first digit first.
// For 2, 3, 6 it is 3.
int VerhoeffCheckDigit(absl::Span<const std::uint8_t> digits);

// Whether the last of `digits` is the check digit of those before it.
bool HasVerhoeffCheckDigit(absl::Span<const std::uint8_t> digits);

// How many numbers have a valid check digit: one for each nine-digit prefix.
inline constexpr std::int64_t kPrefixCount = 1'000'000'000;

// The number that starts with the nine digits of `prefix`, leading zeros
// included, and ends with their check digit. `prefix` is from 0 to
// kPrefixCount - 1; another one is a bug in the caller and stops the process.
IdcsNumber CompleteNumber(std::int64_t prefix);

}  // namespace idcs

#endif  // IDCS_NUMBER_CHECK_DIGIT_H_
