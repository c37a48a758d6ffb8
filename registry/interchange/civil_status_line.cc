#include "registry/interchange/civil_status_line.h"

#include <utility>

#include "proto/rsu/registry/v1/civil_status.pb.h"
#include "registry/declaration/text_rules.h"
#include "registry/interchange/all_violations.h"

namespace registry {

CivilStatusLine ReadCivilStatusLine(absl::string_view json, base::Date today) {
  rsu::registry::v1::CivilStatusEvent message;
  auto event = ReadRecordLine<CivilStatusEvent>(
      json, "MALFORMED_EVENT", message,
      [&] { return CivilStatusEvent::Read(message, today); });
  std::string reference = ReadReference(message.event_ref());
  return {std::move(reference), std::move(event)};
}

}  // namespace registry
