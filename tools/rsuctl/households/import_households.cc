#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/error.h"
#include "base/status_macros.h"
#include "proto/rsu/registry/v1/household_service.grpc.pb.h"
#include "registry/declaration/declaration_message.h"
#include "registry/interchange/declaration_line.h"
#include "registry/population/person.h"
#include "tools/rsuctl/call/call_window.h"
#include "tools/rsuctl/call/connection.h"
#include "tools/rsuctl/call/fail_with.h"
#include "tools/rsuctl/call/request_ids.h"
#include "tools/rsuctl/files/issued_file.h"
#include "tools/rsuctl/households/declared_members.h"
#include "tools/rsuctl/households/household_commands.h"
#include "tools/rsuctl/imports/import_lines.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/operator_words.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::registry::v1;
using Window =
    CallWindow<v1::RecordDeclarationsRequest, v1::RecordDeclarationsResponse>;
using Result = v1::RecordDeclarationsResponse::Result;

// Declarations of one request. Requests go one at a time, since the order of
// the file counts: one household lets a person go before another takes them.
constexpr std::size_t kDeclarationsInRequest = 100;

struct Counts {
  std::int64_t declared = 0;
  std::int64_t corrected = 0;
  std::int64_t unchanged = 0;
  std::int64_t superseded = 0;
  std::int64_t findings = 0;
  std::int64_t elsewhere = 0;  // since a merge
};

// A line on its way, or why it is not sent.
struct Line {
  std::int64_t number = 0;
  std::string reference;
  std::string text;  // only where refused lines are kept
  absl::Status status;
  std::vector<bool> by_reference;  // NamedByReference()
};

// What the register says otherwise is of a fact, or of where a member belongs.
bool OfMembership(const v1::Finding& finding) {
  return absl::EndsWith(finding.field(), "idcs");
}

// Sends a file in its order.
class HouseholdImport {
 public:
  HouseholdImport(const ImportFlags& flags,
                  const std::shared_ptr<grpc::Channel>& channel,
                  const IssuedIdentifiers& issued, ImportLines& lines,
                  Counts& counts)
      : flags_(flags),
        issued_(issued),
        lines_(lines),
        counts_(counts),
        stub_(v1::HouseholdService::NewStub(channel)),
        window_(
            1,
            [this](grpc::ClientContext* context,
                   const v1::RecordDeclarationsRequest* request,
                   v1::RecordDeclarationsResponse* response,
                   std::function<void(grpc::Status)> done) {
              stub_->async()->RecordDeclarations(context, request, response,
                                                 std::move(done));
            },
            [this](Window::Call& call) { return TakeAnswer(call); }) {}

  absl::Status Run() {
    RSU_RETURN_IF_ERROR(
        lines_.ForEach([this](std::int64_t number, absl::string_view text) {
          AddLine(number, text);
          return next_lines_.size() < kDeclarationsInRequest ? absl::OkStatus()
                                                             : Send();
        }));
    RSU_RETURN_IF_ERROR(Send());
    return window_.Drain();
  }

 private:
  void AddLine(std::int64_t number, absl::string_view text) {
    const registry::DeclarationLine line =
        registry::ReadDeclarationLine(text, today_);
    absl::Status status =
        lines_.CheckUnique("household_ref", line.household_ref, number);
    if (status.ok()) status = line.declaration.status();
    v1::CreateDeclarationRequest request;
    std::vector<bool> by_reference;
    if (status.ok()) {
      *request.mutable_declaration() = registry::ToMessage(*line.declaration);
      by_reference = NamedByReference(request.declaration());
      status = AddIdentifiers(issued_, flags_.issued,
                              *request.mutable_declaration());
    }
    if (status.ok()) {
      request.set_sender(flags_.sender);
      request.set_restore(flags_.restore);
      *next_.add_requests() = std::move(request);
    }
    next_lines_.push_back(
        {number, line.household_ref,
         flags_.refused.empty() ? std::string() : std::string(text),
         std::move(status), std::move(by_reference)});
  }

  // Sends what was gathered, once the request before is answered. It carries an
  // id, so that what is sent again because the server went away is told as it
  // was done.
  absl::Status Send() {
    if (next_lines_.empty()) return absl::OkStatus();
    auto call = std::make_unique<Window::Call>();
    call->settled = next_.requests().empty();
    if (!call->settled) {
      RSU_ASSIGN_OR_RETURN(const std::string id, NewRequestId());
      next_.set_request_id(id);
    }
    call->request = std::move(next_);
    next_ = {};
    sent_lines_.push_back(std::move(next_lines_));
    next_lines_.clear();
    return window_.Add(std::move(call));
  }

  absl::Status TakeAnswer(Window::Call& call) {
    RSU_RETURN_IF_ERROR(call.status);
    const std::vector<Line> sent = std::move(sent_lines_.front());
    sent_lines_.pop_front();
    if (call.response.results_size() != call.request.requests_size()) {
      return absl::InternalError("the server answered another list");
    }
    int next = 0;
    for (const Line& line : sent) {
      if (line.status.ok()) {
        TakeResult(line, call.response.results(next++));
      } else {
        lines_.Refuse(line.number, line.reference, line.status, line.text);
      }
    }
    return absl::OkStatus();
  }

  void TakeResult(const Line& line, const Result& result) {
    if (result.has_error()) {
      const absl::Status status = base::FromDetails(
          static_cast<absl::StatusCode>(result.error().code()),
          result.error().message(), result.error().SerializeAsString());
      if (base::DetailOf(status).reason == "SUPERSEDED_DECLARATION") {
        ++counts_.superseded;
      } else {
        lines_.Refuse(line.number, line.reference,
                      InTermsOfTheFile(status, line.by_reference), line.text);
        if (IsOfAnotherHousehold(status)) {
          lines_.NoteAtEnd(Say(OperatorText::kExchangedMembers, Spoken()));
        }
      }
      return;
    }
    const v1::DeclarationRecord& declared = result.declaration();
    for (const v1::Finding& finding : declared.findings()) {
      lines_.Note(
          absl::StrCat(flags_.input, ":", line.number, ": ", line.reference,
                       ": ", PathInTheFile(finding.field(), line.by_reference),
                       ": ", finding.description(), "; kept as declared"));
      ++(OfMembership(finding) ? counts_.elsewhere : counts_.findings);
    }
    if (declared.unchanged()) {
      ++counts_.unchanged;
    } else if (declared.replaces() > 0) {
      ++counts_.corrected;
    } else {
      ++counts_.declared;
    }
  }

  const ImportFlags& flags_;
  const IssuedIdentifiers& issued_;
  ImportLines& lines_;
  Counts& counts_;
  const std::unique_ptr<v1::HouseholdService::Stub> stub_;
  v1::RecordDeclarationsRequest next_;
  std::vector<Line> next_lines_;
  std::deque<std::vector<Line>> sent_lines_;  // of the requests in the window
  const base::Date today_ =
      registry::DayOfRegistration(base::SystemClock().NowMicros());
  Window window_;
};

}  // namespace

ExitStatus ImportHouseholds(const ImportFlags& flags) {
  const absl::Status differ = command_line::CheckFilesDiffer(
      {flags.input, flags.issued}, {flags.refused});
  if (!differ.ok()) return FailWith(differ);
  const auto issued = LoadIssuedFile(flags.issued);
  if (!issued.ok()) return FailWithInput(issued.status());
  auto lines = ImportLines::Open("households", flags.input, flags.refused);
  if (!lines.ok()) return FailWithInput(lines.status());
  const auto channel = Connect(flags.server);
  if (!channel.ok()) return FailWith(channel.status());
  Counts counts;
  const absl::Status status =
      HouseholdImport(flags, *channel, *issued, *lines, counts).Run();
  ImportSummary summary;
  summary.Add("declared_now", counts.declared, OperationText::kDeclaredNow);
  summary.Add("corrected", counts.corrected, OperationText::kCorrected);
  summary.Add("unchanged", counts.unchanged, OperationText::kUnchanged);
  summary.Add("refused", lines->refused(), OperationText::kRefused);
  summary.AddSentenceIfAny("superseded", counts.superseded,
                           OperationText::kSuperseded);
  summary.AddSentenceIfAny("findings", counts.findings,
                           OperationText::kFindings);
  summary.AddSentenceIfAny("elsewhere", counts.elsewhere,
                           OperationText::kElsewhere);
  if (!status.ok()) return lines->BrokenOff(status, summary);
  return lines->Done(summary, flags.format == "json");
}

}  // namespace rsuctl
