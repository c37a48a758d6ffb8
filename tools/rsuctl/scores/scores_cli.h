#ifndef TOOLS_RSUCTL_SCORES_SCORES_CLI_H_
#define TOOLS_RSUCTL_SCORES_SCORES_CLI_H_

#include "tools/rsuctl/options/command.h"
#include "tools/rsuctl/options/command_tree.h"

namespace rsuctl {

// `scores`: those of the register, and why they are what they are.
void AddScores(Command program, CommandLine& line);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_SCORES_SCORES_CLI_H_
