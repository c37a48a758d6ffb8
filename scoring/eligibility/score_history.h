#ifndef SCORING_ELIGIBILITY_SCORE_HISTORY_H_
#define SCORING_ELIGIBILITY_SCORE_HISTORY_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "base/sql/session.h"
#include "registry/storage/households.h"
#include "scoring/entitlement/stability.h"
#include "scoring/formula/formula_set.h"

namespace scoring {

// The most declarations of which scores are given: the last ones.
inline constexpr int kMostScores = 1000;

// The usable scores of the household of `in_force`, in order of days: of each
// declaration that was in force on its effective date, the score that held on
// that date, and last that of `in_force` as it is given.
//
// Errors: those of the session, and of ApplyRescoring().
absl::StatusOr<std::vector<DatedScore>> FindScoreHistory(
    base::sql::Session& session, const FormulaSet& formulas,
    const registry::StoredDeclaration& in_force, std::int64_t known_at_us);

}  // namespace scoring

#endif  // SCORING_ELIGIBILITY_SCORE_HISTORY_H_
