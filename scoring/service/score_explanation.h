#ifndef SCORING_SERVICE_SCORE_EXPLANATION_H_
#define SCORING_SERVICE_SCORE_EXPLANATION_H_

#include "absl/status/status.h"
#include "base/language.h"
#include "base/sql/session.h"
#include "proto/rsu/registry/v1/declaration.pb.h"
#include "proto/rsu/scoring/v1/score.pb.h"
#include "registry/storage/households.h"
#include "scoring/formula/formula_set.h"

namespace scoring {

// Fills in where a score comes from, term by term, with the revision that
// brought each fact. `content` is what `stored` declares.
//
// Cost: reads the declarations that `stored` replaces, one after the other, as
// far back as a fact was not corrected.
//
// Errors: FAILED_PRECONDITION, reason UNKNOWN_FORMULA. DATA_LOSS: what is
//         stored cannot be read. Those of the session.
absl::Status FillExplanation(base::sql::Session& session,
                             const registry::StoredDeclaration& stored,
                             const rsu::registry::v1::Declaration& content,
                             const FormulaSet& formulas,
                             base::Language language,
                             rsu::scoring::v1::Explanation& message);

}  // namespace scoring

#endif  // SCORING_SERVICE_SCORE_EXPLANATION_H_
