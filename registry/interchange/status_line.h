#ifndef REGISTRY_INTERCHANGE_STATUS_LINE_H_
#define REGISTRY_INTERCHANGE_STATUS_LINE_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "registry/status/status_event.h"

namespace registry {

// What one line of a status file says.
struct StatusLine {
  // For messages about the line: its person_ref if it could be read and keeps
  // the rules of one, even if the line is refused; else empty. Never the
  // identifier, which is personal.
  std::string person_ref;

  absl::StatusOr<StatusEvent> event;
};

// Reads one line of a status file.
//
// Errors, in `event`:
//   INVALID_ARGUMENT, reason MALFORMED_EVENT: a violation for each bad field,
//   first those of the JSON, then those of the format; or one with the path
//   "line" if the line is not a JSON object.
StatusLine ReadStatusLine(absl::string_view json);

}  // namespace registry

#endif  // REGISTRY_INTERCHANGE_STATUS_LINE_H_
