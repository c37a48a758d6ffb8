#include "registry/status/status_event.h"

#include <vector>

#include "absl/strings/string_view.h"
#include "base/error.h"
#include "registry/declaration/field_reader.h"

namespace registry {

namespace v1 = ::rsu::registry::v1;

namespace {

using F = v1::StatusEvent;

constexpr char kOnlyRaised[] = "must be absent: only RAISED_BY has it";

// Notes that a field is there which the status does not have.
void RefuseIfGiven(FieldReader& reader, int field, absl::string_view rule) {
  if (reader.Has(field)) reader.Refuse(field, rule);
}

}  // namespace

absl::StatusOr<StatusEvent> StatusEvent::Read(const v1::StatusEvent& message) {
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
  if (event.status_ == PersonStatus::kRaisedBy) {
    if (reader.HasOrRefuse(F::kRaisedByFieldNumber)) {
      event.raised_by_ = reader.OptionalIdcs(F::kRaisedByFieldNumber);
    }
    if (!event.raised_by_.empty() && event.raised_by_ == event.idcs_) {
      reader.Refuse(F::kRaisedByFieldNumber, "must be somebody else");
    }
    event.title_ = reader.Enum<RaisingTitle>(F::kTitleFieldNumber);
  } else if (event.status_ != PersonStatus{}) {
    RefuseIfGiven(reader, F::kRaisedByFieldNumber, kOnlyRaised);
    RefuseIfGiven(reader, F::kTitleFieldNumber, kOnlyRaised);
  }
  const bool studies_began = event.status_ == PersonStatus::kStudent &&
                             event.change_ == StatusChange::kBegan;
  if (!studies_began) {
    RefuseIfGiven(reader, F::kSchoolLevelFieldNumber,
                  "must be absent: only STUDENT that BEGAN has it");
  } else if (reader.Has(F::kSchoolLevelFieldNumber)) {
    event.school_level_ = reader.Enum<SchoolLevel>(F::kSchoolLevelFieldNumber);
  }
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
  if (!event.raised_by().empty()) message.set_raised_by(event.raised_by());
  if (event.title().has_value()) {
    message.set_title(static_cast<v1::RaisingTitle::Value>(*event.title()));
  }
  if (event.school_level().has_value()) {
    message.set_school_level(
        static_cast<v1::SchoolLevel::Value>(*event.school_level()));
  }
  return message;
}

}  // namespace registry
