#include "idcs/issuing/draw_number.h"

#include "base/status_macros.h"
#include "idcs/issuing/errors.h"
#include "idcs/number/check_digit.h"

namespace idcs {
namespace {

// The least 2^n - 1 that is at least `largest`.
std::uint64_t MaskFor(std::uint64_t largest) {
  std::uint64_t mask = 0;
  while (mask < largest) mask = mask << 1 | 1;
  return mask;
}

}  // namespace

absl::StatusOr<IdcsNumber> DrawNumber(base::EntropySource& entropy,
                                      const NumberRules& rules) {
  const PrefixSpace& prefixes = rules.prefixes();
  const auto size = static_cast<std::uint64_t>(prefixes.size());
  if (size == 0) return NumberSpaceFull();
  const std::uint64_t mask = MaskFor(size - 1);
  for (int draw = 0; draw < kMaxDraws; ++draw) {
    RSU_ASSIGN_OR_RETURN(const std::uint64_t bits, entropy.NextBits());
    // What lies beyond the last prefix is drawn again, since a remainder would
    // favour the low ones.
    const std::uint64_t index = bits & mask;
    if (index >= size) continue;
    const IdcsNumber number =
        CompleteNumber(prefixes.At(static_cast<std::int64_t>(index)));
    if (rules.Check(number) == BrokenRule::kNone) return number;
  }
  return NumberSpaceFull();
}

}  // namespace idcs
