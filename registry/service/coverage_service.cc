#include "registry/service/coverage_service.h"

#include "registry/coverage/coverage_event.h"
#include "registry/service/event_dates.h"
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

}  // namespace

CoverageService::CoverageService(base::sql::Database* database)
    : database_(*database) {
  Unary("RecordCoverageEvents", base::rpc::Writes(base::rpc::Named(People)),
        &CoverageService::RecordCoverageEvents);
  Unary("ListCoverageEvents",
        base::rpc::Reads(
            base::rpc::PersonIn(&v1::ListCoverageEventsRequest::parent)),
        &CoverageService::ListCoverageEvents);
}

grpc::ServerUnaryReactor* CoverageService::RecordCoverageEvents(
    grpc::CallbackServerContext* context,
    const v1::RecordCoverageEventsRequest* request,
    v1::RecordCoverageEventsResponse* response) {
  return RecordEvents<CoverageEvent>(
      context, database_, *request, response,
      {InsertCoverageEvent, HasCoverageEvent, CoverageDateCanBe});
}

grpc::ServerUnaryReactor* CoverageService::ListCoverageEvents(
    grpc::CallbackServerContext* context,
    const v1::ListCoverageEventsRequest* request,
    v1::ListCoverageEventsResponse* response) {
  return AnswerWithHistory(
      context, database_, *request, response, ListCoverageRecords,
      [](const CoverageRecord& record, v1::CoverageEvent& event) {
        event.set_event(static_cast<v1::CoverageEvent::Event>(record.change));
        event.set_regime(static_cast<v1::Regime::Value>(record.regime));
        event.set_role(static_cast<v1::InsuredRole::Value>(record.role));
        event.set_reason(static_cast<v1::CoverageReason::Value>(record.reason));
      });
}

}  // namespace registry
