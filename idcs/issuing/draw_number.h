#ifndef IDCS_ISSUING_DRAW_NUMBER_H_
#define IDCS_ISSUING_DRAW_NUMBER_H_

#include "absl/status/statusor.h"
#include "base/entropy/entropy.h"
#include "idcs/number/number.h"
#include "idcs/number/number_rules.h"

namespace idcs {

// A number drawn uniformly from those that `rules` admit, by rejection, from
// nothing but `entropy`: no counter, no pool, no birth date, no clock.
// Thread-safe.
//
// Errors:
//   UNAVAILABLE         reason NO_ENTROPY.
//   RESOURCE_EXHAUSTED  reason NUMBER_SPACE_FULL: no draw of kMaxDraws was
//                       admitted, so that the rules admit next to nothing.
absl::StatusOr<IdcsNumber> DrawNumber(base::EntropySource& entropy,
                                      const NumberRules& rules);

// The default rules admit one draw in four or so; that a hundred thousand in a
// row are refused has a probability below 10^-5000.
inline constexpr int kMaxDraws = 100'000;

}  // namespace idcs

#endif  // IDCS_ISSUING_DRAW_NUMBER_H_
