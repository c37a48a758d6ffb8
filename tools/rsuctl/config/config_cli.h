#ifndef TOOLS_RSUCTL_CONFIG_CONFIG_CLI_H_
#define TOOLS_RSUCTL_CONFIG_CONFIG_CLI_H_

#include "tools/rsuctl/options/command.h"
#include "tools/rsuctl/options/command_tree.h"

namespace rsuctl {

// `config`: how this program reaches the server.
void AddConfig(Command program, CommandLine& line);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_CONFIG_CONFIG_CLI_H_
