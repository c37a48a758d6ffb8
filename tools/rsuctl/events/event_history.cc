// What is known of a person's cover and statuses, with sources and days.

#include <google/protobuf/util/time_util.h>

#include <cstdio>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "proto/rsu/registry/v1/coverage_service.grpc.pb.h"
#include "proto/rsu/registry/v1/status_service.grpc.pb.h"
#include "tools/rsuctl/call/blocking_call.h"
#include "tools/rsuctl/call/connection.h"
#include "tools/rsuctl/call/day_as_known.h"
#include "tools/rsuctl/call/fail_with.h"
#include "tools/rsuctl/events/event_commands.h"
#include "tools/rsuctl/files/json_line.h"
#include "tools/rsuctl/refusals/fail.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::registry::v1;
using google::protobuf::util::TimeUtil;

constexpr int kPage = 1000;

std::string FieldsOf(const v1::CoverageEvent& event) {
  const std::vector<std::string> fields = {
      v1::CoverageEvent::Event_Name(event.event()),
      v1::Regime::Value_Name(event.regime()),
      v1::InsuredRole::Value_Name(event.role()),
      v1::CoverageReason::Value_Name(event.reason())};
  return absl::StrJoin(fields, ",");
}

std::string FieldsOf(const v1::StatusEvent& event) {
  const std::vector<std::string> fields = {
      v1::StatusEvent::Event_Name(event.event()),
      v1::PersonStatus::Value_Name(event.status()), event.raised_by(),
      event.has_title() ? v1::RaisingTitle::Value_Name(event.title()) : "",
      event.has_school_level()
          ? v1::SchoolLevel::Value_Name(event.school_level())
          : ""};
  return absl::StrJoin(fields, ",");
}

// Prints every page of a history, before the first the header.
template <typename Request, typename Response, typename Service>
ExitStatus PrintHistory(const EventFlags& flags, const char* header,
                        grpc::Status (Service::Stub::*method)(
                            grpc::ClientContext*, const Request&, Response*)) {
  Request request;
  request.set_parent(absl::StrCat("people/", flags.number));
  request.set_page_size(kPage);
  if (!flags.known_at.empty() &&
      !TimeUtil::FromString(flags.known_at, request.mutable_known_at())) {
    return Fail(kBadKnownAt, ExitStatus::kUsage);
  }
  const auto channel = Connect(flags.server);
  if (!channel.ok()) return FailWith(channel.status());
  const auto stub = Service::NewStub(*channel);
  do {
    const auto page = CallMethod(*stub, method, request);
    if (!page.ok()) return FailWith(page.status());
    if (request.page_token().empty() && flags.format != "json") {
      std::puts(header);
    }
    for (const auto& recorded : page->events()) {
      if (flags.format == "json") {
        std::puts(JsonLine(recorded).c_str());
        continue;
      }
      std::printf("%s,%s,%s,%s,%s\n", recorded.event().effective_date().c_str(),
                  FieldsOf(recorded.event()).c_str(),
                  recorded.event().source().c_str(),
                  TimeUtil::ToString(recorded.create_time()).c_str(),
                  recorded.event().idcs().c_str());
    }
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty() && ResultsAreTaken());
  return ExitStatus::kDone;
}

}  // namespace

ExitStatus ShowCoverage(const EventFlags& flags) {
  return PrintHistory<v1::ListCoverageEventsRequest,
                      v1::ListCoverageEventsResponse, v1::CoverageService>(
      flags, "effective_date,event,regime,role,reason,source,create_time,idcs",
      &v1::CoverageService::Stub::ListCoverageEvents);
}

ExitStatus ShowStatuses(const EventFlags& flags) {
  return PrintHistory<v1::ListStatusEventsRequest, v1::ListStatusEventsResponse,
                      v1::StatusService>(
      flags,
      "effective_date,event,status,raised_by,title,school_level,source,"
      "create_time,idcs",
      &v1::StatusService::Stub::ListStatusEvents);
}

}  // namespace rsuctl
