#ifndef TOOLS_RSUCTL_NUMBERS_NUMBERS_CLI_H_
#define TOOLS_RSUCTL_NUMBERS_NUMBERS_CLI_H_

#include "tools/rsuctl/options/command.h"
#include "tools/rsuctl/options/command_tree.h"

namespace rsuctl {

// `idcs`: identifiers.
void AddNumbers(Command program, CommandLine& line);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_NUMBERS_NUMBERS_CLI_H_
