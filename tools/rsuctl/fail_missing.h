#ifndef TOOLS_RSUCTL_FAIL_MISSING_H_
#define TOOLS_RSUCTL_FAIL_MISSING_H_

#include <cstdio>
#include <string>

#include "tools/rsuctl/commands.h"
#include "tools/rsuctl/missing_entries.h"

namespace rsuctl {

// Tells on the standard error what a list lacks.
inline ExitStatus FailMissing(const MissingEntries& missing) {
  for (const std::string& line : missing.Lines()) {
    std::fprintf(stderr, "%s\n", line.c_str());
  }
  return Fail(missing.Summary(), ExitStatus::kServerFailed);
}

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_FAIL_MISSING_H_
