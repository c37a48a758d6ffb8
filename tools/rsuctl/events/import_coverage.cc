#include <functional>
#include <utility>

#include "proto/rsu/registry/v1/coverage_service.grpc.pb.h"
#include "registry/interchange/coverage_line.h"
#include "tools/rsuctl/events/event_commands.h"
#include "tools/rsuctl/events/event_import.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::registry::v1;

struct CoverageEvents {
  using Event = v1::CoverageEvent;
  using Service = v1::CoverageService;
  using Request = v1::RecordCoverageEventsRequest;
  using Response = v1::RecordCoverageEventsResponse;

  static constexpr char kNoun[] = "coverage events";

  static registry::CoverageLine Read(absl::string_view text) {
    return registry::ReadCoverageLine(text);
  }

  static void Record(Service::Stub& stub, grpc::ClientContext* context,
                     const Request* request, Response* response,
                     std::function<void(grpc::Status)> done) {
    stub.async()->RecordCoverageEvents(context, request, response,
                                       std::move(done));
  }
};

}  // namespace

ExitStatus ImportCoverage(const ImportFlags& flags) {
  return ImportEvents<CoverageEvents>(flags);
}

}  // namespace rsuctl
