#ifndef SCORING_SERVICE_STANDING_H_
#define SCORING_SERVICE_STANDING_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "registry/storage/households.h"
#include "scoring/formula/formula_set.h"

namespace scoring {

// Whether the stored score may be used for eligibility: it lies in the usable
// range of the formula that gave it.
//
// Errors: FAILED_PRECONDITION, reason UNKNOWN_FORMULA: nobody can say, since
//         the formula is not known any more.
absl::StatusOr<bool> IsUsable(const FormulaSet& formulas,
                              const registry::StoredDeclaration& stored);

// The same of a score, in ticks, that the formula of that name gave.
absl::StatusOr<bool> IsUsable(const FormulaSet& formulas,
                              absl::string_view formula,
                              std::int64_t score_ticks);

}  // namespace scoring

#endif  // SCORING_SERVICE_STANDING_H_
