#ifndef REGISTRY_INTERCHANGE_EVENT_LINE_H_
#define REGISTRY_INTERCHANGE_EVENT_LINE_H_

#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "registry/declaration/text_rules.h"
#include "registry/interchange/all_violations.h"

namespace registry {

// What one line of a file of reported events says. `Event` is a kind of them,
// such as CoverageEvent.
template <typename Event>
struct EventLine {
  // For messages about the line: its person_ref if it could be read and keeps
  // the rules of one, even if the line is refused; else empty. Never the
  // identifier, which is personal.
  std::string person_ref;

  absl::StatusOr<Event> event;
};

// Reads one line of a file of events.
//
// Errors, in `event`:
//   INVALID_ARGUMENT, reason MALFORMED_EVENT: a violation for each bad field,
//   first those of the JSON, then those of the format; or one with the path
//   "line" if the line is not a JSON object.
template <typename Event>
EventLine<Event> ReadEventLine(absl::string_view json) {
  typename Event::Message message;
  auto event = ReadRecordLine<Event>(json, "MALFORMED_EVENT", message,
                                     [&] { return Event::Read(message); });
  return {ReadReference(message.person_ref()), std::move(event)};
}

}  // namespace registry

#endif  // REGISTRY_INTERCHANGE_EVENT_LINE_H_
