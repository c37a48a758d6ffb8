#ifndef TOOLS_RSUCTL_STORE_STORE_CLI_H_
#define TOOLS_RSUCTL_STORE_STORE_CLI_H_

#include "tools/rsuctl/options/command.h"
#include "tools/rsuctl/options/command_tree.h"

namespace rsuctl {

// `store`: the database file, without a server.
void AddStore(Command program, CommandLine& line);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_STORE_STORE_CLI_H_
