#ifndef TOOLS_RSUCTL_RESCORING_RESCORING_COMMANDS_H_
#define TOOLS_RSUCTL_RESCORING_RESCORING_COMMANDS_H_

#include <string>
#include <vector>

#include "tools/rsuctl/call/server_flags.h"
#include "tools/rsuctl/refusals/exit_status.h"

namespace rsuctl {

struct RescoreFlags {
  ServerFlags server;
  std::string run;  // "rescoringRuns/1"
  std::string formula;
  std::string from;  // empty: the formula's first day
  std::vector<std::string> regions;
  std::string milieu;
  std::string declared_before;
  bool dry_run = false;
  bool no_wait = false;
  bool crossings = false;
  bool confirm = false;
  std::string format;  // "json", or anything else
  std::string author;
  std::string reason;
};

// Score the register again, and say what became of it.
ExitStatus RunRescoring(const RescoreFlags& flags);
ExitStatus ListRescoring(const RescoreFlags& flags);
ExitStatus ShowRescoring(const RescoreFlags& flags);
ExitStatus WatchRescoring(const RescoreFlags& flags);
ExitStatus CancelRescoring(const RescoreFlags& flags);
ExitStatus ResumeRescoring(const RescoreFlags& flags);
ExitStatus TakeBackRescoring(const RescoreFlags& flags);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_RESCORING_RESCORING_COMMANDS_H_
