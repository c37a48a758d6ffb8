#include "registry/service/status_service.h"

#include "base/status_macros.h"
#include "idcs/number/number.h"
#include "registry/service/event_history.h"
#include "registry/service/event_intake.h"
#include "registry/service/store_event.h"
#include "registry/status/status_event.h"
#include "registry/storage/households.h"
#include "registry/storage/merges.h"
#include "registry/storage/people.h"
#include "registry/storage/status_events.h"

namespace registry {

namespace v1 = ::rsu::registry::v1;

namespace {

// Whoever raises a child was registered once. Their number may be retired
// since: it still says who they are, and a list may be sent again.
absl::StatusOr<absl::Status> RaiserIsRegistered(
    base::sql::WriteSession& session, const StatusEvent& event) {
  if (!event.raised_by().has_value()) return absl::OkStatus();
  const idcs::IdcsNumber number = *event.raised_by();
  RSU_ASSIGN_OR_RETURN(const auto traits,
                       FindPersonTraits(session, number, kAllKnown));
  if (!traits.has_value()) return BadEventField("raised_by", kNobodyHasIt);
  RSU_ASSIGN_OR_RETURN(const idcs::IdcsNumber holder,
                       FindHolder(session, number, kAllKnown));
  RSU_ASSIGN_OR_RETURN(const auto departure,
                       FindDeparture(session, holder, kAllKnown));
  if (event.begins() && departure.has_value() && departure->died &&
      departure->day < event.effective_date()) {
    return BadEventField("raised_by", "died before the effective date");
  }
  return absl::OkStatus();
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
                                   {StatusEvents(), RaiserIsRegistered});
}

grpc::ServerUnaryReactor* StatusService::ListStatusEvents(
    grpc::CallbackServerContext* context,
    const v1::ListStatusEventsRequest* request,
    v1::ListStatusEventsResponse* response) {
  return AnswerWithHistory(context, database_, *request, response,
                           ListStatusHistory);
}

}  // namespace registry
