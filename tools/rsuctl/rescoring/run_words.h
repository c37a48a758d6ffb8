#ifndef TOOLS_RSUCTL_RESCORING_RUN_WORDS_H_
#define TOOLS_RSUCTL_RESCORING_RUN_WORDS_H_

#include <string>

#include "proto/rsu/jobs/v1/rescoring_service.pb.h"

namespace rsuctl {

// How it stands with a re-scoring run, and why where it does not get on: "is
// running, but waits: the disk is full".
std::string StateInWords(const rsu::jobs::v1::RescoringRun& run);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_RESCORING_RUN_WORDS_H_
