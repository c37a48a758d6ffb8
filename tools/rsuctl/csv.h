#ifndef TOOLS_RSUCTL_CSV_H_
#define TOOLS_RSUCTL_CSV_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace rsuctl {

// A field of a CSV line (RFC 4180): quoted if it holds a comma, a quote or a
// line break.
std::string CsvField(absl::string_view text);

// The fields of one line without its end. Nothing if a quote is not closed or
// stands where none may.
std::optional<std::vector<std::string>> ReadCsvLine(absl::string_view line);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_CSV_H_
