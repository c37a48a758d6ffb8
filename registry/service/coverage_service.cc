#include "registry/service/coverage_service.h"

#include "registry/coverage/coverage_event.h"
#include "registry/service/errors.h"
#include "registry/service/event_history.h"
#include "registry/service/event_intake.h"
#include "registry/storage/coverage_events.h"

namespace registry {

namespace v1 = ::rsu::registry::v1;

namespace {

// Whom the events are about.
void People(const v1::RecordCoverageEventsRequest& request,
            base::rpc::EachSubject each) {
  for (const v1::CoverageEvent& event : request.events()) {
    base::rpc::NamePerson(event.idcs(), each);
  }
}

absl::Status UnknownParent(const v1::ListCoverageEventsRequest& /*request*/) {
  return UnknownPerson("parent");
}

}  // namespace

CoverageService::CoverageService(base::sql::Database* database)
    : database_(*database) {
  Unary("RecordCoverageEvents", base::rpc::Writes(base::rpc::Named(People)),
        &CoverageService::RecordCoverageEvents);
  Unary("ListCoverageEvents",
        base::rpc::Reads(
            base::rpc::PersonIn(&v1::ListCoverageEventsRequest::parent))
            .KnowsPlaces(UnknownParent),
        &CoverageService::ListCoverageEvents);
}

grpc::ServerUnaryReactor* CoverageService::RecordCoverageEvents(
    grpc::CallbackServerContext* context,
    const v1::RecordCoverageEventsRequest* request,
    v1::RecordCoverageEventsResponse* response) {
  return RecordEvents<CoverageEvent>(context, database_, *request, response,
                                     {CoverageEvents()});
}

grpc::ServerUnaryReactor* CoverageService::ListCoverageEvents(
    grpc::CallbackServerContext* context,
    const v1::ListCoverageEventsRequest* request,
    v1::ListCoverageEventsResponse* response) {
  return AnswerWithHistory(context, database_, *request, response,
                           ListCoverageHistory);
}

}  // namespace registry
