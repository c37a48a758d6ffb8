#ifndef TOOLS_RSUCTL_RESCORING_RUN_REPORT_H_
#define TOOLS_RSUCTL_RESCORING_RUN_REPORT_H_

#include "proto/rsu/jobs/v1/rescoring_service.pb.h"

namespace rsuctl {

// Print a re-scoring run: in the language that is spoken what it was asked and
// how it stands, and the report of what it did.
void PrintRun(const rsu::jobs::v1::RescoringRun& run);
void PrintReport(const rsu::jobs::v1::RescoringRun& run);

// Prints who crossed which threshold, as CSV.
void PrintCrossings(const rsu::jobs::v1::RescoringReport& report);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_RESCORING_RUN_REPORT_H_
