#ifndef TOOLS_RSUCTL_HOUSEHOLDS_HOUSEHOLDS_CLI_H_
#define TOOLS_RSUCTL_HOUSEHOLDS_HOUSEHOLDS_CLI_H_

#include "tools/rsuctl/options/command.h"
#include "tools/rsuctl/options/command_tree.h"

namespace rsuctl {

// `households`: the social register.
void AddHouseholds(Command program, CommandLine& line);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_HOUSEHOLDS_HOUSEHOLDS_CLI_H_
