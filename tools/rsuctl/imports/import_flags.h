#ifndef TOOLS_RSUCTL_IMPORTS_IMPORT_FLAGS_H_
#define TOOLS_RSUCTL_IMPORTS_IMPORT_FLAGS_H_

#include <string>

#include "registry/codes/sender.h"
#include "tools/rsuctl/call/server_flags.h"

namespace rsuctl {

// What an import of a file, or a correction by one, is asked.
struct ImportFlags {
  ServerFlags server;
  std::string input;
  std::string issued;   // people: written; others: read
  std::string refused;  // empty: refused lines are only printed
  std::string sender = registry::kDefaultSender;
  std::string author = "civil status";  // of deaths
  bool restore = false;  // households: what was corrected since holds again
  bool dry_run = false;  // households correct: store nothing
  std::string format;    // of the summary: "json", or anything else
};

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_IMPORTS_IMPORT_FLAGS_H_
