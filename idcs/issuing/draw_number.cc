#include "idcs/issuing/draw_number.h"

#include "base/status_macros.h"
#include "idcs/issuing/errors.h"
#include "idcs/number/check_digit.h"

namespace idcs {
namespace {

constexpr std::uint64_t kPrefixes = 1'000'000'000;  // nine digits

// 30 bits reach 2^30 = 1,073,741,824: what lies at or above kPrefixes is drawn
// again (one draw in fifteen), since a remainder would favour low prefixes.
constexpr std::uint64_t kMask = (std::uint64_t{1} << 30) - 1;

}  // namespace

absl::StatusOr<IdcsNumber> DrawNumber(base::EntropySource& entropy,
                                      const NumberRules& rules) {
  for (int draw = 0; draw < kMaxDraws; ++draw) {
    RSU_ASSIGN_OR_RETURN(const std::uint64_t bits, entropy.NextBits());
    const std::uint64_t prefix = bits & kMask;
    if (prefix >= kPrefixes) continue;
    const IdcsNumber number = CompleteNumber(static_cast<std::int64_t>(prefix));
    if (rules.Check(number) == BrokenRule::kNone) return number;
  }
  return NumberSpaceFull();
}

}  // namespace idcs
