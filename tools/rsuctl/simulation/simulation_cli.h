#ifndef TOOLS_RSUCTL_SIMULATION_SIMULATION_CLI_H_
#define TOOLS_RSUCTL_SIMULATION_SIMULATION_CLI_H_

#include "tools/rsuctl/options/command.h"
#include "tools/rsuctl/options/command_tree.h"

namespace rsuctl {

// `simulate`: what a draft would do to the whole register.
void AddSimulation(Command program, CommandLine& line);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_SIMULATION_SIMULATION_CLI_H_
