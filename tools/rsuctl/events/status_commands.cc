#include <string>
#include <vector>

#include "proto/rsu/registry/v1/status_service.grpc.pb.h"
#include "registry/status/status_event.h"
#include "tools/rsuctl/events/event_commands.h"
#include "tools/rsuctl/events/event_history.h"
#include "tools/rsuctl/events/event_import.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::registry::v1;
using Service = v1::StatusService;

std::vector<std::string> FieldsOf(const v1::StatusEvent& event) {
  return {v1::StatusEvent::Event_Name(event.event()),
          v1::PersonStatus::Value_Name(event.status()), event.raised_by(),
          event.has_title() ? v1::RaisingTitle::Value_Name(event.title()) : "",
          event.has_school_level()
              ? v1::SchoolLevel::Value_Name(event.school_level())
              : ""};
}

}  // namespace

ExitStatus ImportStatuses(const ImportFlags& flags) {
  return ImportEvents<registry::StatusEvent, Service>(
      flags, "status events", &Service::Stub::async::RecordStatusEvents);
}

ExitStatus ShowStatuses(const EventFlags& flags) {
  return ShowEvents<Service>(flags, "event,status,raised_by,title,school_level",
                             FieldsOf, &Service::Stub::ListStatusEvents);
}

}  // namespace rsuctl
