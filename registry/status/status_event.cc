#include "registry/status/status_event.h"

#include "absl/strings/string_view.h"
#include "base/message_code.h"
#include "base/status_macros.h"
#include "registry/codes/messages/status.h"
#include "registry/declaration/date_limits.h"
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

// By whom, and by what title, a child is raised.
void ReadRaiser(FieldReader& reader, const ReportedEvent& event,
                StatusFacts& facts) {
  std::string raised_by;
  if (reader.HasOrRefuse(F::kRaisedByFieldNumber)) {
    raised_by = reader.OptionalIdcs(F::kRaisedByFieldNumber);
  }
  if (!raised_by.empty() && raised_by == event.idcs()) {
    reader.Refuse(F::kRaisedByFieldNumber, "must be somebody else");
  }
  const auto number = idcs::IdcsNumber::Parse(raised_by);
  if (number.ok()) facts.raised_by = *number;
  facts.title = reader.Enum<RaisingTitle>(F::kTitleFieldNumber);
}

// What is told beside some statuses.
void ReadDetails(FieldReader& reader, const ReportedEvent& event,
                 StatusFacts& facts) {
  if (facts.status == PersonStatus::kRaisedBy) {
    ReadRaiser(reader, event, facts);
  } else if (facts.status != PersonStatus{}) {
    RefuseIfGiven(reader, F::kRaisedByFieldNumber, kOnlyRaised);
    RefuseIfGiven(reader, F::kTitleFieldNumber, kOnlyRaised);
  }
  const bool studies_began = facts.status == PersonStatus::kStudent &&
                             facts.change == StatusChange::kBegan;
  if (!studies_began) {
    RefuseIfGiven(reader, F::kSchoolLevelFieldNumber,
                  "must be absent: only STUDENT that BEGAN has it");
  } else if (reader.Has(F::kSchoolLevelFieldNumber)) {
    facts.school_level = reader.Enum<SchoolLevel>(F::kSchoolLevelFieldNumber);
  }
}

}  // namespace

absl::StatusOr<StatusEvent> StatusEvent::Read(const Message& message) {
  StatusFacts facts;
  RSU_ASSIGN_OR_RETURN(
      ReportedEvent event,
      ReadReported(
          message,
          [&facts](FieldReader& reader) {
            facts.change = reader.Enum<StatusChange>(F::kEventFieldNumber);
            facts.status = reader.Enum<PersonStatus>(F::kStatusFieldNumber);
          },
          [&facts](FieldReader& reader, const ReportedEvent& read) {
            ReadDetails(reader, read, facts);
          }));
  return StatusEvent(std::move(event), facts);
}

std::optional<std::string> StatusEvent::BrokenDateRule(base::Date birth,
                                                       base::Date today) const {
  return DateLimits::Released().BrokenByStatus(std::string(NameOf(status())),
                                               birth, effective_date(), today);
}

StatusEvent::Message ToMessage(const StatusEvent& event) {
  StatusEvent::Message message;
  WriteReported(event, message);
  message.set_event(base::InMessage(event.change()));
  message.set_status(base::InMessage(event.status()));
  if (event.raised_by().has_value()) {
    message.set_raised_by(event.raised_by()->ToString());
  }
  if (event.title().has_value()) {
    message.set_title(base::InMessage(*event.title()));
  }
  if (event.school_level().has_value()) {
    message.set_school_level(base::InMessage(*event.school_level()));
  }
  return message;
}

}  // namespace registry
