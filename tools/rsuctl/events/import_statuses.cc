#include <functional>
#include <utility>

#include "proto/rsu/registry/v1/status_service.grpc.pb.h"
#include "registry/interchange/status_line.h"
#include "tools/rsuctl/events/event_commands.h"
#include "tools/rsuctl/events/event_import.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::registry::v1;

struct StatusEvents {
  using Event = v1::StatusEvent;
  using Service = v1::StatusService;
  using Request = v1::RecordStatusEventsRequest;
  using Response = v1::RecordStatusEventsResponse;

  static constexpr char kNoun[] = "status events";

  static registry::StatusLine Read(absl::string_view text) {
    return registry::ReadStatusLine(text);
  }

  static void Record(Service::Stub& stub, grpc::ClientContext* context,
                     const Request* request, Response* response,
                     std::function<void(grpc::Status)> done) {
    stub.async()->RecordStatusEvents(context, request, response,
                                     std::move(done));
  }
};

}  // namespace

ExitStatus ImportStatuses(const ImportFlags& flags) {
  return ImportEvents<StatusEvents>(flags);
}

}  // namespace rsuctl
