#ifndef TOOLS_RSUCTL_OPTIONS_HELP_CLI_H_
#define TOOLS_RSUCTL_OPTIONS_HELP_CLI_H_

#include <string>

#include "tools/rsuctl/options/command.h"
#include "tools/rsuctl/options/command_tree.h"

namespace rsuctl {

// `help`, `completion` and `man`: the commands about the command line itself.
// `version` is the line of the manual page that says which version it is of.
void AddHelp(Command program, CommandLine& line, const std::string& version);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_OPTIONS_HELP_CLI_H_
