#ifndef TOOLS_RSUCTL_EVENTS_EVENT_FLAGS_H_
#define TOOLS_RSUCTL_EVENTS_EVENT_FLAGS_H_

#include <string>

#include "tools/rsuctl/call/server_flags.h"

namespace rsuctl {

// Whose events are shown.
struct EventFlags {
  ServerFlags server;
  std::string number;    // the person's
  std::string known_at;  // empty: all that is known
  std::string format;    // "json", or anything else
};

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_EVENTS_EVENT_FLAGS_H_
