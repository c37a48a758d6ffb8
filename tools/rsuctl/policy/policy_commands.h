#ifndef TOOLS_RSUCTL_POLICY_POLICY_COMMANDS_H_
#define TOOLS_RSUCTL_POLICY_POLICY_COMMANDS_H_

#include <string>
#include <vector>

#include "tools/rsuctl/call/server_flags.h"
#include "tools/rsuctl/refusals/exit_status.h"

namespace rsuctl {

struct PolicyFlags {
  std::string file;                  // check, explain
  std::string caller;                // explain
  std::string person;                // explain; empty: none
  std::string method;                // explain
  std::string verification_callers;  // import; empty: none
  std::string programme_callers;     // import; empty: none
  std::vector<std::string> names;    // import: OLD=NEW
  std::string format;                // "json", or anything else
};

// Says what is wrong with a policy. Asks no server.
ExitStatus CheckPolicy(const PolicyFlags& flags);

// Says whether a policy lets a caller use a method, by which roles and with
// which limits. Asks no server.
ExitStatus ExplainPolicy(const PolicyFlags& flags);

// Prints the policy that says what the two earlier lists of callers say.
ExitStatus ImportPolicy(const PolicyFlags& flags);

// Asks the server what the caller may do.
ExitStatus WhatMayI(const ServerFlags& server, const PolicyFlags& flags);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_POLICY_POLICY_COMMANDS_H_
