#ifndef BASE_DECIMAL_H_
#define BASE_DECIMAL_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace base {

// Published decimal figures as integers of 1e-7, the finest step that any
// published coefficient (-0.0000771) or threshold (9.3264284) uses. Types with
// a meaning (Coefficient, Score) are built on this text form.
inline constexpr int kTickDecimals = 7;
inline constexpr std::int64_t kTicksPerUnit = 10'000'000;

// Reads plain decimal text: an optional '-', digits, and up to seven digits
// after a '.'. Exponents, blanks and digit grouping are refused.
//
// Errors, whose messages do not repeat `text`:
//   INVALID_ARGUMENT  `text` is not of that form, or has an eighth decimal.
//   OUT_OF_RANGE      the value does not fit in 64 bits of ticks.
absl::StatusOr<std::int64_t> ParseTicks(absl::string_view text);

// With all seven decimals: "9.3499820".
std::string SevenDecimals(std::int64_t ticks);

// The shortest text that ParseTicks() turns back into `ticks`: "9.349982".
std::string ShortestDecimal(std::int64_t ticks);

}  // namespace base

#endif  // BASE_DECIMAL_H_
