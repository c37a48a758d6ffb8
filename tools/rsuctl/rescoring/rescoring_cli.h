#ifndef TOOLS_RSUCTL_RESCORING_RESCORING_CLI_H_
#define TOOLS_RSUCTL_RESCORING_RESCORING_CLI_H_

#include "tools/rsuctl/options/command.h"
#include "tools/rsuctl/options/command_tree.h"

namespace rsuctl {

// `rescore`: the whole register under another formula.
void AddRescoring(Command program, CommandLine& line);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_RESCORING_RESCORING_CLI_H_
