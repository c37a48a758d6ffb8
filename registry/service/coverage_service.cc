#include "registry/service/coverage_service.h"

#include "registry/coverage/coverage_event.h"
#include "registry/service/event_intake.h"
#include "registry/storage/coverage_events.h"

namespace registry {

namespace v1 = ::rsu::registry::v1;

CoverageService::CoverageService(base::sql::Database* database)
    : database_(*database) {
  Unary("RecordCoverageEvents", &CoverageService::RecordCoverageEvents);
}

grpc::ServerUnaryReactor* CoverageService::RecordCoverageEvents(
    grpc::CallbackServerContext* context,
    const v1::RecordCoverageEventsRequest* request,
    v1::RecordCoverageEventsResponse* response) {
  return RecordEvents<CoverageEvent>(context, database_, *request, response,
                                     {InsertCoverageEvent, HasCoverageEvent});
}

}  // namespace registry
