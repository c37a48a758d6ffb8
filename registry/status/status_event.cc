#include "registry/status/status_event.h"

#include <vector>

#include "base/error.h"
#include "registry/declaration/field_reader.h"

namespace registry {

namespace v1 = ::rsu::registry::v1;

absl::StatusOr<StatusEvent> StatusEvent::Read(const v1::StatusEvent& message) {
  using F = v1::StatusEvent;
  std::vector<base::FieldViolation> violations;
  FieldReader reader(message, "", violations);
  StatusEvent event;
  event.source_ = reader.Source(F::kSourceFieldNumber);
  event.change_ = reader.Enum<StatusChange>(F::kEventFieldNumber);
  event.status_ = reader.Enum<PersonStatus>(F::kStatusFieldNumber);
  if (message.has_person_ref() || message.has_idcs()) {
    event.person_ref_ =
        reader.Reference(F::kPersonRefFieldNumber, Presence::kOptional);
    event.idcs_ = reader.OptionalIdcs(F::kIdcsFieldNumber);
  } else {
    reader.Refuse(F::kPersonRefFieldNumber, "is missing, and so is idcs");
  }
  const auto day = reader.Day(F::kEffectiveDateFieldNumber);
  if (day.has_value()) event.effective_date_ = *day;
  if (!violations.empty()) {
    return base::InvalidFields("MALFORMED_EVENT", violations);
  }
  return event;
}

v1::StatusEvent ToMessage(const StatusEvent& event) {
  v1::StatusEvent message;
  message.set_source(event.source());
  message.set_event(static_cast<v1::StatusEvent::Event>(event.change()));
  message.set_status(static_cast<v1::PersonStatus::Value>(event.status()));
  if (!event.person_ref().empty()) message.set_person_ref(event.person_ref());
  if (!event.idcs().empty()) message.set_idcs(event.idcs());
  message.set_effective_date(event.effective_date().ToString());
  return message;
}

}  // namespace registry
