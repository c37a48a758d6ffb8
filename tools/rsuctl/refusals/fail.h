#ifndef TOOLS_RSUCTL_REFUSALS_FAIL_H_
#define TOOLS_RSUCTL_REFUSALS_FAIL_H_

#include <string>

#include "tools/rsuctl/refusals/exit_status.h"

namespace rsuctl {

// Says what went wrong on the standard error, in the language that is spoken,
// and gives the exit status for it.
ExitStatus Fail(const std::string& message, ExitStatus status);

// Whether what was printed so far could be written: false once the disk is full
// or nobody reads, which the program says at its end. A long command then
// stops.
bool ResultsAreTaken();

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_REFUSALS_FAIL_H_
