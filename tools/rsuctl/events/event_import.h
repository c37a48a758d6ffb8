#ifndef TOOLS_RSUCTL_EVENTS_EVENT_IMPORT_H_
#define TOOLS_RSUCTL_EVENTS_EVENT_IMPORT_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/status_macros.h"
#include "tools/rsuctl/call/call_window.h"
#include "tools/rsuctl/call/connection.h"
#include "tools/rsuctl/call/fail_with.h"
#include "tools/rsuctl/files/issued_file.h"
#include "tools/rsuctl/files/refused_lines.h"
#include "tools/rsuctl/imports/import_flags.h"
#include "tools/rsuctl/imports/import_lines.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/operator_words.h"

namespace rsuctl {

// Events of one request. Requests go one at a time, since the order of events
// of one day counts.
inline constexpr std::size_t kEventsInRequest = 500;

// Sends a file of events about people. `Kind` says of what kind: the types
// Event (the message), Service, Request and Response, and Read(), Record() and
// kNoun.
template <typename Kind>
class EventImport {
 public:
  using Issued = absl::flat_hash_map<std::string, std::string>;

  // `issued_path` is where `issued` was read, empty if nowhere.
  EventImport(const std::shared_ptr<grpc::Channel>& channel, Issued issued,
              std::string issued_path, ImportLines& lines)
      : issued_(std::move(issued)),
        issued_path_(std::move(issued_path)),
        lines_(lines),
        stub_(Kind::Service::NewStub(channel)),
        window_(
            1,
            [this](grpc::ClientContext* context, const Request* request,
                   Response* response, std::function<void(grpc::Status)> done) {
              Kind::Record(*stub_, context, request, response, std::move(done));
            },
            [this](typename Window::Call& call) { return TakeAnswer(call); }) {}

  absl::Status Run() {
    RSU_RETURN_IF_ERROR(lines_.ForEach(
        [this](std::int64_t number, absl::string_view text) -> absl::Status {
          AddLine(number, text);
          return sent_.size() < kEventsInRequest ? absl::OkStatus() : Send();
        }));
    return Send();
  }

  // "12 stored now, 3 known before, 1 refused".
  ImportSummary Summary() const {
    ImportSummary summary;
    summary.Add("stored_now", stored_, OperationText::kStoredNow);
    summary.Add("known_before", known_, OperationText::kKnownBefore);
    summary.Add("refused", lines_.refused(), OperationText::kRefused);
    return summary;
  }

 private:
  using Request = typename Kind::Request;
  using Response = typename Kind::Response;
  using Result = typename Response::Result;
  using Window = CallWindow<Request, Response>;
  using Message = typename Kind::Event;

  // Where an event of the request under way stands in the file.
  struct SentLine {
    std::int64_t number;
    std::string reference;
    std::string text;
    bool by_reference = false;  // the file gives no idcs
  };

  void AddLine(std::int64_t number, absl::string_view text) {
    const auto line = Kind::Read(text);
    absl::Status status = line.event.status();
    Message message;
    bool by_reference = false;
    if (status.ok()) {
      message = ToMessage(*line.event);
      by_reference = !message.has_idcs();
      status = AddIdentifier(message);
    }
    if (!status.ok()) {
      lines_.Refuse(number, line.person_ref, status, text);
      return;
    }
    *next_.add_events() = std::move(message);
    sent_.push_back({number, line.person_ref, std::string(text), by_reference});
  }

  absl::Status AddIdentifier(Message& message) const {
    if (message.has_idcs()) return absl::OkStatus();
    const auto found = issued_.find(message.person_ref());
    if (found == issued_.end()) {
      return BadField("person_ref", NotIssuedRule(issued_path_));
    }
    message.set_idcs(found->second);
    return absl::OkStatus();
  }

  // Sends what was gathered and waits for the answer.
  absl::Status Send() {
    if (sent_.empty()) return absl::OkStatus();
    auto call = std::make_unique<typename Window::Call>();
    call->request = std::move(next_);
    next_ = {};
    RSU_RETURN_IF_ERROR(window_.Add(std::move(call)));
    absl::Status status = window_.Drain();
    sent_.clear();
    return status;
  }

  absl::Status TakeAnswer(typename Window::Call& call) {
    RSU_RETURN_IF_ERROR(call.status);
    if (call.response.results_size() != static_cast<int>(sent_.size())) {
      return absl::InternalError("the server answered another list");
    }
    for (int i = 0; i < call.response.results_size(); ++i) {
      const Result& result = call.response.results(i);
      if (result.outcome() == Result::STORED) {
        ++stored_;
        if (result.after_death()) {
          const SentLine& line = sent_[static_cast<std::size_t>(i)];
          lines_.Note(absl::StrCat(
              lines_.path(), ":", line.number, ": ", line.reference, ": ",
              Say(OperatorText::kEndsAfterDeath, Spoken())));
        }
      } else if (result.outcome() == Result::ALREADY_KNOWN) {
        ++known_;
      } else {
        const SentLine& line = sent_[static_cast<std::size_t>(i)];
        lines_.Refuse(
            line.number, line.reference,
            InTermsOfTheFile(
                base::FromDetails(absl::StatusCode::kInvalidArgument,
                                  result.error().message(),
                                  result.error().SerializeAsString()),
                [&line](absl::string_view) { return line.by_reference; }),
            line.text);
      }
    }
    return absl::OkStatus();
  }

  const Issued issued_;
  const std::string issued_path_;
  ImportLines& lines_;
  const std::unique_ptr<typename Kind::Service::Stub> stub_;
  Request next_;
  std::vector<SentLine> sent_;
  std::int64_t stored_ = 0;
  std::int64_t known_ = 0;
  Window window_;
};

// The whole import, from the files to the exit status.
template <typename Kind>
ExitStatus ImportEvents(const ImportFlags& flags) {
  const absl::Status differ = command_line::CheckFilesDiffer(
      {flags.input, flags.issued}, {flags.refused});
  if (!differ.ok()) return FailWith(differ);
  auto issued = LoadIssuedFile(flags.issued);
  if (!issued.ok()) return FailWithInput(issued.status());
  auto lines = ImportLines::Open(Kind::kNoun, flags.input, flags.refused);
  if (!lines.ok()) return FailWithInput(lines.status());
  const auto channel = Connect(flags.server);
  if (!channel.ok()) return FailWith(channel.status());
  EventImport<Kind> import(*channel, *std::move(issued), flags.issued, *lines);
  const absl::Status status = import.Run();
  if (!status.ok()) return lines->BrokenOff(status, import.Summary());
  return lines->Done(import.Summary(), flags.format == "json");
}

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_EVENTS_EVENT_IMPORT_H_
