#ifndef TOOLS_RSUCTL_EVENTS_EVENT_HISTORY_H_
#define TOOLS_RSUCTL_EVENTS_EVENT_HISTORY_H_

#include <google/protobuf/util/time_util.h>

#include <cstdio>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "tools/rsuctl/call/blocking_call.h"
#include "tools/rsuctl/call/connection.h"
#include "tools/rsuctl/call/day_as_known.h"
#include "tools/rsuctl/call/fail_with.h"
#include "tools/rsuctl/events/event_flags.h"
#include "tools/rsuctl/files/json_line.h"
#include "tools/rsuctl/refusals/fail.h"

namespace rsuctl {

inline constexpr int kEventsOfPage = 1000;

// Prints every event of a person, as JSON or as CSV with a header: what every
// event has, and between the day and the source the `columns` that its kind
// adds. `fields_of` gives their texts; `method` of the stub gives a page.
template <typename Service, typename Event, typename Request, typename Response>
ExitStatus ShowEvents(const EventFlags& flags, const std::string& columns,
                      std::vector<std::string> (*fields_of)(const Event&),
                      grpc::Status (Service::Stub::*method)(
                          grpc::ClientContext*, const Request&, Response*)) {
  using google::protobuf::util::TimeUtil;
  Request request;
  request.set_parent(absl::StrCat("people/", flags.number));
  request.set_page_size(kEventsOfPage);
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
      std::printf("effective_date,%s,source,create_time,idcs\n",
                  columns.c_str());
    }
    for (const auto& recorded : page->events()) {
      if (flags.format == "json") {
        std::puts(JsonLine(recorded).c_str());
        continue;
      }
      const Event& event = recorded.event();
      std::printf("%s,%s,%s,%s,%s\n", event.effective_date().c_str(),
                  absl::StrJoin(fields_of(event), ",").c_str(),
                  event.source().c_str(),
                  TimeUtil::ToString(recorded.create_time()).c_str(),
                  event.idcs().c_str());
    }
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty() && ResultsAreTaken());
  return ExitStatus::kDone;
}

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_EVENTS_EVENT_HISTORY_H_
