#ifndef TOOLS_RSUCTL_KEYS_KEYS_CLI_H_
#define TOOLS_RSUCTL_KEYS_KEYS_CLI_H_

#include "tools/rsuctl/options/command.h"
#include "tools/rsuctl/options/command_tree.h"

namespace rsuctl {

// `keys`: the keyring of a register.
void AddKeys(Command program, CommandLine& line);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_KEYS_KEYS_CLI_H_
