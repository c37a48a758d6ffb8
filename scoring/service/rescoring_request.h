#ifndef SCORING_SERVICE_RESCORING_REQUEST_H_
#define SCORING_SERVICE_RESCORING_REQUEST_H_

#include <string>

#include "absl/status/statusor.h"
#include "proto/rsu/jobs/v1/rescoring_service.pb.h"
#include "scoring/formula/formula_set.h"
#include "scoring/storage/rescoring_runs.h"

namespace scoring {

// The run that a request of `caller` asks for. MALFORMED_REQUEST with every
// field that breaks a rule, or UNKNOWN_FORMULA.
absl::StatusOr<RescoringRun> ReadRun(
    const rsu::jobs::v1::CreateRescoringRunRequest& from,
    const FormulaSet& formulas, std::string caller);

}  // namespace scoring

#endif  // SCORING_SERVICE_RESCORING_REQUEST_H_
