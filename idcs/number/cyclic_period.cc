#include "idcs/number/cyclic_period.h"

#include <cstddef>

#include "absl/status/status.h"

namespace idcs {
namespace {

absl::Status NotFullPeriodPrime() {
  return absl::InvalidArgumentError("must be a full-period prime up to 1000");
}

}  // namespace

absl::StatusOr<std::string> CyclicPeriod(int denominator) {
  if (denominator < 3 || denominator > kMaxCyclicDenominator) {
    return NotFullPeriodPrime();
  }
  // Long division of 1 until the remainder is 1 again, or for as many steps as
  // there are remainders if it never is (a denominator divisible by 2 or 5).
  std::string period;
  int remainder = 1;
  do {
    remainder *= 10;
    period.push_back(static_cast<char>('0' + remainder / denominator));
    remainder %= denominator;
  } while (remainder != 1 &&
           period.size() < static_cast<std::size_t>(denominator));

  // A period of denominator - 1 digits meets every remainder from 1 to
  // denominator - 1, each thus coprime to the denominator: it is a prime.
  if (period.size() != static_cast<std::size_t>(denominator) - 1) {
    return NotFullPeriodPrime();
  }
  return period;
}

}  // namespace idcs
