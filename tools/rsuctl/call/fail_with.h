#ifndef TOOLS_RSUCTL_CALL_FAIL_WITH_H_
#define TOOLS_RSUCTL_CALL_FAIL_WITH_H_

#include <string>

#include "absl/status/status.h"
#include "tools/rsuctl/refusals/exit_status.h"

namespace rsuctl {

// An error of a call in the language that is spoken, with the people or
// households that it names.
std::string FailureInWords(const absl::Status& status);

// The exit status for an error of a call or of Connect(), which it prints, with
// the fields as whoever gave the command knows them (option_names.h): that
// of a wrong command line if the server does not take what it says, of a
// refusal if it does and there is no such thing or the register says otherwise,
// else of a server that failed.
ExitStatus FailWith(const absl::Status& status);

// The exit status for an error of an input file, or of an output file that is
// opened with it. Prints the error.
ExitStatus FailWithInput(const absl::Status& status);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_CALL_FAIL_WITH_H_
