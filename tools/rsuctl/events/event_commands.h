#ifndef TOOLS_RSUCTL_EVENTS_EVENT_COMMANDS_H_
#define TOOLS_RSUCTL_EVENTS_EVENT_COMMANDS_H_

#include "tools/rsuctl/events/event_flags.h"
#include "tools/rsuctl/imports/import_flags.h"
#include "tools/rsuctl/refusals/exit_status.h"

namespace rsuctl {

// Store the events of a file, in its order.
ExitStatus ImportCoverage(const ImportFlags& flags);
ExitStatus ImportStatuses(const ImportFlags& flags);

// Print what was reported of a person, in the order of recording.
ExitStatus ShowCoverage(const EventFlags& flags);
ExitStatus ShowStatuses(const EventFlags& flags);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_EVENTS_EVENT_COMMANDS_H_
