#include <string>
#include <vector>

#include "proto/rsu/registry/v1/coverage_service.grpc.pb.h"
#include "registry/coverage/coverage_event.h"
#include "tools/rsuctl/events/event_commands.h"
#include "tools/rsuctl/events/event_history.h"
#include "tools/rsuctl/events/event_import.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::registry::v1;
using Service = v1::CoverageService;

std::vector<std::string> FieldsOf(const v1::CoverageEvent& event) {
  return {v1::CoverageEvent::Event_Name(event.event()),
          v1::Regime::Value_Name(event.regime()),
          v1::InsuredRole::Value_Name(event.role()),
          v1::CoverageReason::Value_Name(event.reason())};
}

}  // namespace

ExitStatus ImportCoverage(const ImportFlags& flags) {
  return ImportEvents<registry::CoverageEvent, Service>(
      flags, "coverage events", &Service::Stub::async::RecordCoverageEvents);
}

ExitStatus ShowCoverage(const EventFlags& flags) {
  return ShowEvents<Service>(flags, "event,regime,role,reason", FieldsOf,
                             &Service::Stub::ListCoverageEvents);
}

}  // namespace rsuctl
