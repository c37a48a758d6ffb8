#ifndef TOOLS_RSUCTL_REGISTRATION_REGISTRATION_CLI_H_
#define TOOLS_RSUCTL_REGISTRATION_REGISTRATION_CLI_H_

#include "tools/rsuctl/options/command.h"
#include "tools/rsuctl/options/command_tree.h"

namespace rsuctl {

// `import` of the group `people`.
void AddPeopleImport(Command people, CommandLine& line);

// `civil-status`: births and deaths.
void AddCivilStatus(Command program, CommandLine& line);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_REGISTRATION_REGISTRATION_CLI_H_
