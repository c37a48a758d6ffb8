#ifndef REGISTRY_INTERCHANGE_CIVIL_STATUS_LINE_H_
#define REGISTRY_INTERCHANGE_CIVIL_STATUS_LINE_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/date.h"
#include "registry/population/civil_status_event.h"

namespace registry {

// What one line of a file of births and deaths says.
struct CivilStatusLine {
  // For messages about the line: its event_ref if it could be read and keeps
  // the rules of a reference, even if the line is refused; else empty.
  std::string event_ref;

  absl::StatusOr<CivilStatusEvent> event;
};

// Reads one line of a file of births and deaths on `today`.
//
// Errors, in `event`:
//   INVALID_ARGUMENT, reason MALFORMED_EVENT: a violation for each bad field,
//   first those of the JSON, then those of the format; or one with the path
//   "line" if the line is not a JSON object.
CivilStatusLine ReadCivilStatusLine(absl::string_view json, base::Date today);

}  // namespace registry

#endif  // REGISTRY_INTERCHANGE_CIVIL_STATUS_LINE_H_
