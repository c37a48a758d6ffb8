#ifndef REGISTRY_INTERCHANGE_DECLARATION_LINE_H_
#define REGISTRY_INTERCHANGE_DECLARATION_LINE_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/date.h"
#include "registry/declaration/declaration.h"

namespace registry {

// What one line of a declarations file says.
struct DeclarationLine {
  // For messages about the line: its household_ref if it could be read and
  // keeps the rules of one, even if the line is refused; else empty.
  std::string household_ref;

  absl::StatusOr<Declaration> declaration;
};

// Reads one line of a declarations file. `today` is as of Declaration::Read().
//
// Errors, in `declaration`:
//   INVALID_ARGUMENT, reason MALFORMED_DECLARATION: a violation for each bad
//   field, first those of the JSON, then those of the format; or one with the
//   path "line" if the line is not a JSON object.
DeclarationLine ReadDeclarationLine(
    absl::string_view json, std::optional<base::Date> today = std::nullopt);

}  // namespace registry

#endif  // REGISTRY_INTERCHANGE_DECLARATION_LINE_H_
