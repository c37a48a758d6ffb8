#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/status_macros.h"
#include "proto/rsu/registry/v1/coverage_service.grpc.pb.h"
#include "registry/interchange/coverage_line.h"
#include "tools/rsuctl/call_window.h"
#include "tools/rsuctl/commands.h"
#include "tools/rsuctl/connection.h"
#include "tools/rsuctl/import_lines.h"
#include "tools/rsuctl/issued_file.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::registry::v1;
using Window = CallWindow<v1::RecordCoverageEventsRequest,
                          v1::RecordCoverageEventsResponse>;
using Issued = absl::flat_hash_map<std::string, std::string>;
using Result = v1::RecordCoverageEventsResponse::Result;

// Events of one request. Requests go one at a time, since the order of events
// of one day counts.
constexpr std::size_t kEventsInRequest = 500;

struct Counts {
  std::int64_t stored = 0;
  std::int64_t known = 0;
};

// Where an event of the request under way stands in the file.
struct SentLine {
  std::int64_t number;
  std::string reference;
  std::string text;
};

class CoverageImport {
 public:
  CoverageImport(const std::shared_ptr<grpc::Channel>& channel, Issued issued,
                 ImportLines& lines)
      : issued_(std::move(issued)),
        lines_(lines),
        stub_(v1::CoverageService::NewStub(channel)),
        window_(
            1,
            [this](grpc::ClientContext* context,
                   const v1::RecordCoverageEventsRequest* request,
                   v1::RecordCoverageEventsResponse* response,
                   std::function<void(grpc::Status)> done) {
              stub_->async()->RecordCoverageEvents(context, request, response,
                                                   std::move(done));
            },
            [this](Window::Call& call) { return TakeAnswer(call); }) {}

  absl::Status Run() {
    RSU_RETURN_IF_ERROR(lines_.ForEach(
        [this](std::int64_t number, absl::string_view text) -> absl::Status {
          AddLine(number, text);
          return sent_.size() < kEventsInRequest ? absl::OkStatus() : Send();
        }));
    return Send();
  }

  const Counts& counts() const { return counts_; }

 private:
  void AddLine(std::int64_t number, absl::string_view text) {
    const registry::CoverageLine line = registry::ReadCoverageLine(text);
    absl::Status status = line.event.status();
    v1::CoverageEvent message;
    if (status.ok()) {
      message = registry::ToMessage(*line.event);
      status = AddIdentifier(message);
    }
    if (!status.ok()) {
      lines_.Refuse(number, line.person_ref, status, text);
      return;
    }
    *next_.add_events() = std::move(message);
    sent_.push_back({number, line.person_ref, std::string(text)});
  }

  absl::Status AddIdentifier(v1::CoverageEvent& message) const {
    if (message.has_idcs()) return absl::OkStatus();
    const auto found = issued_.find(message.person_ref());
    if (found == issued_.end()) {
      return BadField("person_ref", "is not in the file of issued identifiers");
    }
    message.set_idcs(found->second);
    return absl::OkStatus();
  }

  // Sends what was gathered and waits for the answer.
  absl::Status Send() {
    if (sent_.empty()) return absl::OkStatus();
    auto call = std::make_unique<Window::Call>();
    call->request = std::move(next_);
    next_ = {};
    RSU_RETURN_IF_ERROR(window_.Add(std::move(call)));
    absl::Status status = window_.Drain();
    sent_.clear();
    return status;
  }

  absl::Status TakeAnswer(Window::Call& call) {
    RSU_RETURN_IF_ERROR(call.status);
    if (call.response.results_size() != static_cast<int>(sent_.size())) {
      return absl::InternalError("the server answered another list");
    }
    for (int i = 0; i < call.response.results_size(); ++i) {
      const Result& result = call.response.results(i);
      if (result.outcome() == Result::STORED) {
        ++counts_.stored;
      } else if (result.outcome() == Result::ALREADY_KNOWN) {
        ++counts_.known;
      } else {
        const SentLine& line = sent_[static_cast<std::size_t>(i)];
        lines_.Refuse(line.number, line.reference,
                      base::FromDetails(absl::StatusCode::kInvalidArgument,
                                        result.error().message(),
                                        result.error().SerializeAsString()),
                      line.text);
      }
    }
    return absl::OkStatus();
  }

  const Issued issued_;
  ImportLines& lines_;
  const std::unique_ptr<v1::CoverageService::Stub> stub_;
  v1::RecordCoverageEventsRequest next_;
  std::vector<SentLine> sent_;
  Counts counts_;
  Window window_;
};

}  // namespace

ExitStatus ImportCoverage(const ImportFlags& flags) {
  const absl::Status differ =
      CheckFilesDiffer({flags.input, flags.issued}, {flags.refused});
  if (!differ.ok()) return FailWith(differ);
  auto issued = LoadIssuedFile(flags.issued);
  if (!issued.ok()) return FailWithInput(issued.status());
  auto lines = ImportLines::Open("coverage events", flags.input, flags.refused);
  if (!lines.ok()) return FailWithInput(lines.status());
  const auto channel = Connect(flags.server);
  if (!channel.ok()) return FailWith(channel.status());
  CoverageImport import(*channel, *std::move(issued), *lines);
  const absl::Status status = import.Run();
  const std::string summary = absl::StrCat(
      import.counts().stored, " stored now, ", import.counts().known,
      " known before, ", lines->refused(), " refused");
  if (!status.ok()) return lines->BrokenOff(status, summary);
  return lines->Done(summary);
}

}  // namespace rsuctl
