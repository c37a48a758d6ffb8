#ifndef TOOLS_RSUCTL_PEOPLE_PEOPLE_CLI_H_
#define TOOLS_RSUCTL_PEOPLE_PEOPLE_CLI_H_

#include "tools/rsuctl/options/command.h"
#include "tools/rsuctl/options/command_tree.h"

namespace rsuctl {

// `people`: the population register.
void AddPeople(Command program, CommandLine& line);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_PEOPLE_PEOPLE_CLI_H_
