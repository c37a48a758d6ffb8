#ifndef TOOLS_RSUCTL_FORMULAS_FORMULAS_CLI_H_
#define TOOLS_RSUCTL_FORMULAS_FORMULAS_CLI_H_

#include "tools/rsuctl/options/command.h"
#include "tools/rsuctl/options/command_tree.h"

namespace rsuctl {

// `score`: scores of a file, without a server.
void AddScore(Command program, CommandLine& line);

// `formula`: formulas as data, without a server.
void AddFormulas(Command program, CommandLine& line);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_FORMULAS_FORMULAS_CLI_H_
