#ifndef TOOLS_RSUCTL_OPTIONS_TYPED_NAMES_H_
#define TOOLS_RSUCTL_OPTIONS_TYPED_NAMES_H_

#include <string>
#include <vector>

#include "tools/rsuctl/options/command.h"
#include "tools/rsuctl/refusals/option_names.h"

namespace rsuctl {

// How whoever gave `command` wrote the number of a person or household, which
// is taken as the first word and as `--idcs`: "NUMBER" or "--idcs". `words` are
// those of the whole command line.
std::string NumberAsTyped(const std::vector<std::string>& words);

// What CLI11 says of a mistake, with the number named as it was typed: CLI11
// calls it "--idcs" however it was given.
std::string MistakeAsTyped(const std::string& message,
                           const std::vector<std::string>& words);

// What `command` calls the fields of the requests that it sends: "birth_date"
// is "--birth-date" where it has that option, and the name of a person or a
// household is the number as it was typed.
NamesOfFields NamesOfCommand(Command command,
                             const std::vector<std::string>& words);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_OPTIONS_TYPED_NAMES_H_
