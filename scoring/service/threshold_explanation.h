#ifndef SCORING_SERVICE_THRESHOLD_EXPLANATION_H_
#define SCORING_SERVICE_THRESHOLD_EXPLANATION_H_

#include <cstdint>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"
#include "proto/rsu/scoring/v1/score_service.pb.h"
#include "scoring/formula/formula_set.h"
#include "scoring/programme/programme_set.h"

namespace scoring {

// Answers ExplainThresholds.
//
// Cost: that of FindCrossings() for each threshold; two programmes with one
// threshold cost as much as one.
//
// Errors: as the proto says. DATA_LOSS: what is stored cannot be read, or gives
// another score than the one that is stored with it. Those of the session, and
// that of `go_on`, which is asked before each score of a change.
absl::Status ExplainThresholds(
    base::sql::Session& session, const FormulaSet& formulas,
    const ProgrammeSet& programmes, idcs::IdcsNumber household, base::Date day,
    std::int64_t known_at_us, absl::FunctionRef<absl::Status()> go_on,
    rsu::scoring::v1::ThresholdExplanation& explanation);

}  // namespace scoring

#endif  // SCORING_SERVICE_THRESHOLD_EXPLANATION_H_
