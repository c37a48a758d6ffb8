#ifndef TOOLS_RSUCTL_ELIGIBILITY_ELIGIBILITY_COMMANDS_H_
#define TOOLS_RSUCTL_ELIGIBILITY_ELIGIBILITY_COMMANDS_H_

#include <string>

#include "tools/rsuctl/call/server_flags.h"
#include "tools/rsuctl/refusals/exit_status.h"

namespace rsuctl {

struct EligibilityFlags {
  ServerFlags server;
  std::string day;
  std::string idcs;        // check
  std::string issued;      // export
  std::string known_at;    // empty: all that is known
  bool household = false;  // tell role and direct aid too
  std::string format;      // "json", or anything else
};

// Print where a person, or each person of a file, belongs on a day.
ExitStatus CheckEligibility(const EligibilityFlags& flags);
ExitStatus ExportEligibility(const EligibilityFlags& flags);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_ELIGIBILITY_ELIGIBILITY_COMMANDS_H_
