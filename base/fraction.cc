#include "base/fraction.h"

#include <numeric>

#include "absl/strings/str_cat.h"

namespace base {

std::string ReducedFraction(std::int64_t numerator, std::int64_t denominator) {
  const std::int64_t divisor = std::gcd(numerator, denominator);
  numerator /= divisor;
  denominator /= divisor;
  if (denominator == 1) return absl::StrCat(numerator);
  return absl::StrCat(numerator, "/", denominator);
}

}  // namespace base
