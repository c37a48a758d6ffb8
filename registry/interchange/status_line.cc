#include "registry/interchange/status_line.h"

#include <utility>

#include "proto/rsu/registry/v1/status.pb.h"
#include "registry/declaration/text_rules.h"
#include "registry/interchange/all_violations.h"

namespace registry {

StatusLine ReadStatusLine(absl::string_view json) {
  rsu::registry::v1::StatusEvent message;
  auto event =
      ReadRecordLine<StatusEvent>(json, "MALFORMED_EVENT", message,
                                  [&] { return StatusEvent::Read(message); });
  std::string reference = ReadReference(message.person_ref());
  return {std::move(reference), std::move(event)};
}

}  // namespace registry
