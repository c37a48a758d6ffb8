#ifndef TOOLS_RSUCTL_ELIGIBILITY_ELIGIBILITY_CLI_H_
#define TOOLS_RSUCTL_ELIGIBILITY_ELIGIBILITY_CLI_H_

#include "tools/rsuctl/options/command_tree.h"

namespace rsuctl {

// `eligibility`: who belongs where.
void AddEligibility(CLI::App& app, CommandLine& line);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_ELIGIBILITY_ELIGIBILITY_CLI_H_
