#ifndef TOOLS_RSUCTL_EVENTS_EVENT_IMPORT_H_
#define TOOLS_RSUCTL_EVENTS_EVENT_IMPORT_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "base/status_macros.h"
#include "registry/interchange/event_line.h"
#include "tools/rsuctl/call/call_window.h"
#include "tools/rsuctl/call/connection.h"
#include "tools/rsuctl/call/fail_with.h"
#include "tools/rsuctl/events/sent_events.h"
#include "tools/rsuctl/files/issued_file.h"
#include "tools/rsuctl/imports/import_flags.h"
#include "tools/rsuctl/imports/import_lines.h"

namespace rsuctl {

// Events of one request. Requests go one at a time, since the order of events
// of one day counts.
inline constexpr std::size_t kEventsInRequest = 500;

// Sends a file of events about people: of the kind `Event`, in calls with
// `Request` and `Response`. Not thread-safe.
template <typename Event, typename Request, typename Response>
class EventImport {
 public:
  using Window = CallWindow<Request, Response>;

  // `record` begins a call that records events. Borrows `lines`.
  EventImport(typename Window::Start record, SentEvents sent,
              ImportLines* lines)
      : lines_(*lines),
        sent_(std::move(sent)),
        window_(1, std::move(record), [this](typename Window::Call& call) {
          return TakeAnswer(call);
        }) {}

  absl::Status Run() {
    RSU_RETURN_IF_ERROR(lines_.ForEach(
        [this](std::int64_t number, absl::string_view text) -> absl::Status {
          AddLine(number, text);
          return sent_.size() < kEventsInRequest ? absl::OkStatus() : Send();
        }));
    return Send();
  }

  ImportSummary Summary() const { return sent_.Summary(); }

 private:
  void AddLine(std::int64_t number, absl::string_view text) {
    const auto line = registry::ReadEventLine<Event>(text);
    absl::Status status = line.event.status();
    typename Event::Message message;
    bool by_reference = false;
    if (status.ok()) {
      message = ToMessage(*line.event);
      by_reference = !message.has_idcs();
    }
    if (by_reference) {
      auto idcs = sent_.IdentifierOf(message.person_ref());
      status = idcs.status();
      if (idcs.ok()) message.set_idcs(*std::move(idcs));
    }
    if (!status.ok()) {
      lines_.Refuse(number, line.person_ref, status, text);
      return;
    }
    *next_.add_events() = std::move(message);
    sent_.Add({number, line.person_ref, std::string(text), by_reference});
  }

  // Sends what was gathered and waits for the answer.
  absl::Status Send() {
    if (sent_.size() == 0) return absl::OkStatus();
    auto call = std::make_unique<typename Window::Call>();
    call->request = std::move(next_);
    next_ = {};
    RSU_RETURN_IF_ERROR(window_.Add(std::move(call)));
    absl::Status status = window_.Drain();
    sent_.Clear();
    return status;
  }

  absl::Status TakeAnswer(typename Window::Call& call) {
    RSU_RETURN_IF_ERROR(call.status);
    using Result = typename Response::Result;
    std::size_t i = 0;
    if (static_cast<std::size_t>(call.response.results_size()) !=
        sent_.size()) {
      return absl::InternalError("the server answered another list");
    }
    for (const Result& result : call.response.results()) {
      if (result.outcome() == Result::STORED) {
        sent_.TakeStored(i, result.after_death());
      } else if (result.outcome() == Result::ALREADY_KNOWN) {
        sent_.TakeKnown();
      } else {
        sent_.TakeRefused(i, result.error().message(),
                          result.error().SerializeAsString());
      }
      ++i;
    }
    return absl::OkStatus();
  }

  ImportLines& lines_;
  SentEvents sent_;
  Request next_;
  Window window_;
};

// The whole import of a kind of events, from the files to the exit status.
// `noun` is what the file holds, "coverage events"; `record` of the service's
// stub sends some.
template <typename Event, typename Service, typename Stub, typename Request,
          typename Response>
ExitStatus ImportEvents(
    const ImportFlags& flags, const char* noun,
    void (Stub::*record)(grpc::ClientContext*, const Request*, Response*,
                         std::function<void(grpc::Status)>)) {
  const absl::Status differ = command_line::CheckFilesDiffer(
      {flags.input, flags.issued}, {flags.refused});
  if (!differ.ok()) return FailWith(differ);
  auto issued = LoadIssuedFile(flags.issued);
  if (!issued.ok()) return FailWithInput(issued.status());
  auto lines = ImportLines::Open(noun, flags.input, flags.refused);
  if (!lines.ok()) return FailWithInput(lines.status());
  const auto channel = Connect(flags.server);
  if (!channel.ok()) return FailWith(channel.status());
  const auto stub = Service::NewStub(*channel);
  EventImport<Event, Request, Response> import(
      [&stub, record](grpc::ClientContext* context, const Request* request,
                      Response* response,
                      std::function<void(grpc::Status)> done) {
        (stub->async()->*record)(context, request, response, std::move(done));
      },
      SentEvents(*std::move(issued), flags.issued, &*lines), &*lines);
  const absl::Status status = import.Run();
  if (!status.ok()) return lines->BrokenOff(status, import.Summary());
  return lines->Done(import.Summary(), flags.format == "json");
}

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_EVENTS_EVENT_IMPORT_H_
