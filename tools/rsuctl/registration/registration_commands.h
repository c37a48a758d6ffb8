#ifndef TOOLS_RSUCTL_REGISTRATION_REGISTRATION_COMMANDS_H_
#define TOOLS_RSUCTL_REGISTRATION_REGISTRATION_COMMANDS_H_

#include "tools/rsuctl/imports/import_flags.h"
#include "tools/rsuctl/refusals/exit_status.h"

namespace rsuctl {

// Register the people of a file, and the births and deaths of one.
ExitStatus ImportPeople(const ImportFlags& flags);
ExitStatus ImportCivilStatus(const ImportFlags& flags);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_REGISTRATION_REGISTRATION_COMMANDS_H_
