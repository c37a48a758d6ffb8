#ifndef TOOLS_RSUCTL_POLICY_POLICY_CLI_H_
#define TOOLS_RSUCTL_POLICY_POLICY_CLI_H_

#include "tools/rsuctl/options/command.h"
#include "tools/rsuctl/options/command_tree.h"

namespace rsuctl {

// `policy`: who may do what.
void AddPolicy(Command program, CommandLine& line);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_POLICY_POLICY_CLI_H_
