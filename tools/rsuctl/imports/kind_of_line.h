#ifndef TOOLS_RSUCTL_IMPORTS_KIND_OF_LINE_H_
#define TOOLS_RSUCTL_IMPORTS_KIND_OF_LINE_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace rsuctl {

// What a line of a file that was refused looks like, by the fields that only
// one kind of file has.
struct KindOfLine {
  std::string code;  // "people", "households", "coverage", "status", "events"
  std::string command;  // that takes such a file
};

// Nothing if it cannot be said.
std::optional<KindOfLine> FindKindOfLine(absl::string_view line);

// Whether a line is CSV rather than JSON.
bool LooksLikeCsv(absl::string_view line);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_IMPORTS_KIND_OF_LINE_H_
