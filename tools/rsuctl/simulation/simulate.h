#ifndef TOOLS_RSUCTL_SIMULATION_SIMULATE_H_
#define TOOLS_RSUCTL_SIMULATION_SIMULATE_H_

#include <string>
#include <vector>

#include "tools/rsuctl/call/server_flags.h"
#include "tools/rsuctl/refusals/exit_status.h"

namespace rsuctl {

struct SimulateFlags {
  ServerFlags server;
  std::string day;
  std::string known_at;  // empty: all that is known
  std::string out;       // a folder
  std::string formula;   // a file; empty: scores stay as they are
  std::vector<std::string> programmes;  // files
  std::vector<std::string> costs;       // PROGRAMME=MAD
  std::string common_rules;             // a file; empty: they stay as they are
  bool answers = false;                 // about each person, whatever is given
  std::string format = "text";          // of what is printed; text or json
};

// Says what a formula or programmes would do, in files of a folder.
ExitStatus Simulate(const SimulateFlags& flags);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_SIMULATION_SIMULATE_H_
