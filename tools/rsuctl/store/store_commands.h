#ifndef TOOLS_RSUCTL_STORE_STORE_COMMANDS_H_
#define TOOLS_RSUCTL_STORE_STORE_COMMANDS_H_

#include <string>
#include <vector>

#include "tools/rsuctl/refusals/exit_status.h"

namespace rsuctl {

struct CheckStoreFlags {
  std::string file;
  bool deep = false;
  std::string format = "text";        // or "json"
  std::vector<std::string> formulas;  // files, beside those of the program
};

// Looks whether a database file is whole, without a server.
ExitStatus CheckStore(const CheckStoreFlags& flags);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_STORE_STORE_COMMANDS_H_
