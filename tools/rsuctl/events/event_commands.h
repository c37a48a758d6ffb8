#ifndef TOOLS_RSUCTL_EVENTS_EVENT_COMMANDS_H_
#define TOOLS_RSUCTL_EVENTS_EVENT_COMMANDS_H_

#include <string>

#include "tools/rsuctl/call/server_flags.h"
#include "tools/rsuctl/imports/import_flags.h"
#include "tools/rsuctl/refusals/exit_status.h"

namespace rsuctl {

// Store the events of a file, in its order.
ExitStatus ImportCoverage(const ImportFlags& flags);
ExitStatus ImportStatuses(const ImportFlags& flags);

// Whose cover or statuses are shown.
struct EventFlags {
  ServerFlags server;
  std::string number;    // the person's
  std::string known_at;  // empty: all that is known
  std::string format;    // "json", or anything else
};

// Print what was reported of a person, in the order of recording.
ExitStatus ShowCoverage(const EventFlags& flags);
ExitStatus ShowStatuses(const EventFlags& flags);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_EVENTS_EVENT_COMMANDS_H_
