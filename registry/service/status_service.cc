#include "registry/service/status_service.h"

#include "base/error.h"
#include "base/status_macros.h"
#include "idcs/number/number.h"
#include "registry/service/event_dates.h"
#include "registry/service/event_history.h"
#include "registry/service/event_intake.h"
#include "registry/status/status_event.h"
#include "registry/storage/households.h"
#include "registry/storage/people.h"
#include "registry/storage/status_events.h"

namespace registry {

namespace v1 = ::rsu::registry::v1;

namespace {

// Whoever raises a child was registered once. Their number may be retired
// since: it still says who they are, and a list may be sent again.
absl::StatusOr<absl::Status> RaiserIsRegistered(base::sql::Session& session,
                                                const StatusEvent& event) {
  if (event.raised_by().empty()) return absl::OkStatus();
  RSU_ASSIGN_OR_RETURN(const idcs::IdcsNumber number,
                       idcs::IdcsNumber::Parse(event.raised_by()));
  RSU_ASSIGN_OR_RETURN(const auto traits,
                       FindPersonTraits(session, number, kAllKnown));
  if (!traits.has_value()) {
    return base::InvalidFields("MALFORMED_EVENT",
                               {{"raised_by", kNobodyHasIt}});
  }
  RSU_ASSIGN_OR_RETURN(const idcs::IdcsNumber holder,
                       FindHolder(session, number, kAllKnown));
  RSU_ASSIGN_OR_RETURN(const auto departure,
                       FindDeparture(session, holder, kAllKnown));
  if (event.change() == StatusChange::kBegan && departure.has_value() &&
      departure->died && departure->day < event.effective_date()) {
    return base::InvalidFields(
        "MALFORMED_EVENT", {{"raised_by", "died before the effective date"}});
  }
  return absl::OkStatus();
}

absl::StatusOr<absl::Status> CanBe(base::sql::WriteSession& session,
                                   const StatusEvent& event) {
  RSU_ASSIGN_OR_RETURN(const absl::Status date,
                       StatusDateCanBe(session, event));
  if (!date.ok()) return date;
  return RaiserIsRegistered(session, event);
}

// Whom the events are about, and who raises them.
void People(const v1::RecordStatusEventsRequest& request,
            base::rpc::EachSubject each) {
  for (const v1::StatusEvent& event : request.events()) {
    base::rpc::NamePerson(event.idcs(), each);
    base::rpc::NamePerson(event.raised_by(), each);
  }
}

}  // namespace

StatusService::StatusService(base::sql::Database* database)
    : database_(*database) {
  Unary("RecordStatusEvents", base::rpc::Writes(base::rpc::Named(People)),
        &StatusService::RecordStatusEvents);
  Unary("ListStatusEvents",
        base::rpc::Reads(
            base::rpc::PersonIn(&v1::ListStatusEventsRequest::parent)),
        &StatusService::ListStatusEvents);
}

grpc::ServerUnaryReactor* StatusService::RecordStatusEvents(
    grpc::CallbackServerContext* context,
    const v1::RecordStatusEventsRequest* request,
    v1::RecordStatusEventsResponse* response) {
  return RecordEvents<StatusEvent>(context, database_, *request, response,
                                   {InsertStatusEvent, HasStatusEvent, CanBe});
}

grpc::ServerUnaryReactor* StatusService::ListStatusEvents(
    grpc::CallbackServerContext* context,
    const v1::ListStatusEventsRequest* request,
    v1::ListStatusEventsResponse* response) {
  return AnswerWithHistory(
      context, database_, *request, response, ListStatusRecords,
      [](const StatusRecord& record, v1::StatusEvent& event) {
        event.set_event(static_cast<v1::StatusEvent::Event>(record.change));
        event.set_status(static_cast<v1::PersonStatus::Value>(record.status));
        if (record.raised_by.has_value()) {
          event.set_raised_by(record.raised_by->ToString());
        }
        if (record.title.has_value()) {
          event.set_title(static_cast<v1::RaisingTitle::Value>(*record.title));
        }
        if (record.school_level.has_value()) {
          event.set_school_level(
              static_cast<v1::SchoolLevel::Value>(*record.school_level));
        }
      });
}

}  // namespace registry
