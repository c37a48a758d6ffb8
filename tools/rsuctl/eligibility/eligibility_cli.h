#ifndef TOOLS_RSUCTL_ELIGIBILITY_ELIGIBILITY_CLI_H_
#define TOOLS_RSUCTL_ELIGIBILITY_ELIGIBILITY_CLI_H_

#include "tools/rsuctl/options/command.h"
#include "tools/rsuctl/options/command_tree.h"

namespace rsuctl {

// `eligibility`: who belongs where.
void AddEligibility(Command program, CommandLine& line);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_ELIGIBILITY_ELIGIBILITY_CLI_H_
