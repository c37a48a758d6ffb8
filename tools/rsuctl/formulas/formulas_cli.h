#ifndef TOOLS_RSUCTL_FORMULAS_FORMULAS_CLI_H_
#define TOOLS_RSUCTL_FORMULAS_FORMULAS_CLI_H_

#include "tools/rsuctl/options/command_tree.h"

namespace rsuctl {

// `score`: scores of a file, without a server.
void AddScore(CLI::App& app, CommandLine& line);

// `formula`: formulas as data, without a server.
void AddFormulas(CLI::App& app, CommandLine& line);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_FORMULAS_FORMULAS_CLI_H_
