#ifndef SCORING_SERVICE_RESCORING_MESSAGE_H_
#define SCORING_SERVICE_RESCORING_MESSAGE_H_

#include <vector>

#include "proto/rsu/jobs/v1/rescoring_service.pb.h"
#include "scoring/storage/rescoring_runs.h"

namespace scoring {

// Before the number in the name of a run.
inline constexpr char kRunNames[] = "rescoringRuns/";

// A run as it is answered, with the sums of its report if there is one.
void FillRun(const RescoringRun& from, rsu::jobs::v1::RescoringRun& to);

void FillCrossings(const std::vector<CrossingRow>& rows,
                   rsu::jobs::v1::RescoringReport& report);

}  // namespace scoring

#endif  // SCORING_SERVICE_RESCORING_MESSAGE_H_
