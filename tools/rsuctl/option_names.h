#ifndef TOOLS_RSUCTL_OPTION_NAMES_H_
#define TOOLS_RSUCTL_OPTION_NAMES_H_

#include <map>
#include <string>

#include "absl/status/status.h"

namespace rsuctl {

// Field of a request, such as "keep_households", and what the command line or
// the line of a file calls it: "--household".
using NamesOfFields = std::map<std::string, std::string>;

// `status`, which a server said of a request, with its fields as whoever gave
// the command knows them. The place in a list goes: "keep_households[0]" is
// "--household". What names no such field is returned as it is.
absl::Status InTermsOf(const NamesOfFields& names, const absl::Status& status);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_OPTION_NAMES_H_
