#ifndef TOOLS_RSUCTL_HOUSEHOLDS_HOUSEHOLD_COMMANDS_H_
#define TOOLS_RSUCTL_HOUSEHOLDS_HOUSEHOLD_COMMANDS_H_

#include <string>

#include "tools/rsuctl/call/server_flags.h"
#include "tools/rsuctl/imports/import_flags.h"
#include "tools/rsuctl/refusals/exit_status.h"

namespace rsuctl {

// Which household is shown.
struct HouseholdFlags {
  ServerFlags server;
  std::string number;    // the household's own, or a person's
  std::string day;       // show; empty: today
  std::string known_at;  // empty: all that is known
  std::string format;    // "json", or anything else
};

// Print what a household declares for a day, and all it ever declared.
ExitStatus ShowHousehold(const HouseholdFlags& flags);
ExitStatus ShowHouseholdHistory(const HouseholdFlags& flags);

// Stores the declarations of a file, one by one.
ExitStatus ImportHouseholds(const ImportFlags& flags);

// Stores the declarations of a file in one act, all or none.
ExitStatus CorrectHouseholds(const ImportFlags& flags);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_HOUSEHOLDS_HOUSEHOLD_COMMANDS_H_
