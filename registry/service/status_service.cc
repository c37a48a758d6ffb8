#include "registry/service/status_service.h"

#include "registry/service/event_intake.h"
#include "registry/status/status_event.h"
#include "registry/storage/status_events.h"

namespace registry {

namespace v1 = ::rsu::registry::v1;

grpc::ServerUnaryReactor* StatusService::RecordStatusEvents(
    grpc::CallbackServerContext* context,
    const v1::RecordStatusEventsRequest* request,
    v1::RecordStatusEventsResponse* response) {
  return RecordEvents<StatusEvent>(context, database_, *request, response,
                                   InsertStatusEvent);
}

}  // namespace registry
