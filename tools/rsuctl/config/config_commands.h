#ifndef TOOLS_RSUCTL_CONFIG_CONFIG_COMMANDS_H_
#define TOOLS_RSUCTL_CONFIG_CONFIG_COMMANDS_H_

#include <string>

#include "tools/rsuctl/call/server_flags.h"
#include "tools/rsuctl/refusals/exit_status.h"

namespace rsuctl {

struct ConfigFlags {
  ServerFlags server;
  std::string format;  // "json", or anything else
};

// Prints how the server is reached, and who says so.
ExitStatus ShowConfig(const ConfigFlags& flags);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_CONFIG_CONFIG_COMMANDS_H_
