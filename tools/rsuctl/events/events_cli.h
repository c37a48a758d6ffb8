#ifndef TOOLS_RSUCTL_EVENTS_EVENTS_CLI_H_
#define TOOLS_RSUCTL_EVENTS_EVENTS_CLI_H_

#include "tools/rsuctl/options/command.h"
#include "tools/rsuctl/options/command_tree.h"

namespace rsuctl {

// `coverage` and `status`: what insurers and other bodies report of people.
void AddEvents(Command program, CommandLine& line);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_EVENTS_EVENTS_CLI_H_
