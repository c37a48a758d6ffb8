#include <google/protobuf/util/time_util.h>
#include <grpcpp/client_context.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <deque>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "base/csv.h"
#include "base/error.h"
#include "base/rpc/status.h"
#include "base/status_macros.h"
#include "proto/rsu/eligibility/v1/eligibility_service.grpc.pb.h"
#include "tools/command_line/progress.h"
#include "tools/rsuctl/call/call_window.h"
#include "tools/rsuctl/call/connection.h"
#include "tools/rsuctl/call/day_as_known.h"
#include "tools/rsuctl/call/fail_with.h"
#include "tools/rsuctl/call/retries.h"
#include "tools/rsuctl/eligibility/eligibility_commands.h"
#include "tools/rsuctl/files/issued_file.h"
#include "tools/rsuctl/files/json_line.h"
#include "tools/rsuctl/files/json_object.h"
#include "tools/rsuctl/refusals/fail.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::eligibility::v1;
using Question = v1::StreamCheckEligibilityRequest;
using Answers = v1::StreamCheckEligibilityResponse;

constexpr std::size_t kPeopleInMessage = 1000;

// Messages that wait for their answers: the server works at one while the next
// is on its way.
constexpr std::size_t kMessagesInFlight = 2;

// Messages of one stream, so that a server that hangs is noticed after the
// deadline of a call.
constexpr int kMessagesInStream = 100;

// Empty for what is not there, which is not 0.
std::string Mad(bool has, std::int64_t mad) {
  return has ? absl::StrCat(mad) : "";
}

// The place in the declaration of the household.
std::string PlaceOf(bool has, const v1::MemberPlace& member) {
  return has ? absl::StrCat(member.member()) : "";
}

std::string CsvLine(const std::string& person_ref,
                    const v1::Eligibility& answer, bool household) {
  std::string line = absl::StrCat(
      base::CsvField(person_ref), ",",
      v1::Outcome::Value_Name(answer.outcome()), ",", answer.regime(), ",",
      Mad(answer.has_contribution_mad(), answer.contribution_mad()), ",",
      !answer.has_household_at_or_under_asd_threshold() ? ""
      : answer.household_at_or_under_asd_threshold()    ? "yes"
                                                        : "no",
      ",",
      answer.insured_as() == v1::InsuredAs::UNSPECIFIED
          ? ""
          : v1::InsuredAs::Value_Name(answer.insured_as()),
      ",", PlaceOf(answer.has_insured_through(), answer.insured_through()), ",",
      answer.standing().household(), ",",
      Mad(answer.has_pays_mad(), answer.pays_mad()), ",",
      // The test that decided is the last.
      answer.reasons().empty() ? "" : answer.reasons().rbegin()->code(), ",",
      !answer.has_standing()       ? ""
      : answer.standing().usable() ? "yes"
                                   : "no");
  if (!household) return line;
  absl::StrAppend(&line, ",",
                  Mad(answer.has_receives_mad(), answer.receives_mad()), ",",
                  PlaceOf(answer.direct_aid().has_paid_to(),
                          answer.direct_aid().paid_to()));
  return line;
}

// The line of the person, whose reference comes first.
std::string JsonOf(const std::string& person_ref,
                   const v1::Eligibility& answer) {
  return absl::StrCat("{\"person_ref\":", JsonText(person_ref), ",",
                      JsonLine(answer).substr(1));
}

// What lines hold: direct aid and role too, and in which format.
struct LineForm {
  bool household = false;
  bool json = false;
};

// Asks for people through streams, all as known at the moment of the first
// answer, and prints each. A stream that breaks in a way that may pass is
// opened again and asked for what it had not answered.
class EligibilityExport {
 public:
  // `path` is the list of people; `question` holds what is asked about each.
  EligibilityExport(std::string path, v1::EligibilityService::Stub& stub,
                    Question question, LineForm form)
      : path_(std::move(path)),
        form_(form),
        stub_(stub),
        question_(std::move(question)),
        progress_("people", 0) {}

  // Waits for what is under way; its answers are lost.
  ~EligibilityExport() { static_cast<void>(CloseStream(/*cancel=*/true)); }

  // An error is either of the list, and names its line, or of the server; then
  // it is server_error() too.
  absl::Status Add(std::int64_t line, const std::string& person_ref,
                   const std::string& idcs) {
    next_.people.push_back({line, person_ref});
    next_.idcs.push_back(idcs);
    return next_.people.size() < kPeopleInMessage ? absl::OkStatus() : Send();
  }

  // Asks for what was gathered and takes all answers.
  absl::Status Finish() {
    if (!next_.people.empty()) RSU_RETURN_IF_ERROR(Send());
    while (!asked_.empty()) RSU_RETURN_IF_ERROR(TakeFirst());
    const absl::Status status = CloseStream(/*cancel=*/false);
    return status.ok() ? status : Failed(status);
  }

  const absl::Status& server_error() const { return server_error_; }

  // Of how many people the register could not read what it holds.
  std::int64_t unreadable() const { return unreadable_; }

 private:
  struct Person {
    std::int64_t line;
    std::string reference;
  };

  struct Message {
    std::vector<std::string> idcs;
    std::vector<Person> people;
  };

  absl::Status Send() {
    asked_.push_back(std::exchange(next_, {}));
    if (stream_ != nullptr) Write(asked_.back());
    return asked_.size() < kMessagesInFlight ? absl::OkStatus() : TakeFirst();
  }

  // A write that fails shows at the next read.
  void Write(const Message& message) {
    Question question;
    // What is asked about each stands in the first message of a stream.
    if (written_++ == 0) question = question_;
    for (const std::string& idcs : message.idcs) question.add_idcs(idcs);
    stream_->Write(question);
  }

  // Opens a stream and asks for everything that has no answer yet.
  void OpenStream() {
    context_ = std::make_unique<grpc::ClientContext>();
    context_->set_deadline(std::chrono::system_clock::now() +
                           std::chrono::milliseconds(kCallDeadlineMs));
    stream_ = stub_.StreamCheckEligibility(context_.get());
    written_ = 0;
    for (const Message& message : asked_) Write(message);
  }

  absl::Status CloseStream(bool cancel) {
    if (stream_ == nullptr) return absl::OkStatus();
    if (cancel) {
      context_->TryCancel();
    } else {
      stream_->WritesDone();
      Answers unexpected;
      while (stream_->Read(&unexpected)) {
      }
    }
    absl::Status status = base::rpc::FromGrpc(stream_->Finish());
    stream_.reset();
    return status;
  }

  // Takes the answer to the first message that has none.
  absl::Status TakeFirst() {
    Retries retries;
    Answers answers;
    while (true) {
      if (stream_ == nullptr) OpenStream();
      if (stream_->Read(&answers)) break;
      absl::Status status = CloseStream(/*cancel=*/false);
      if (status.ok()) status = absl::UnavailableError("the stream ended");
      if (!retries.Wait(status)) return Failed(InWords(status));
    }
    const Message message = std::move(asked_.front());
    asked_.pop_front();
    RSU_RETURN_IF_ERROR(Print(message, answers));
    if (written_ < kMessagesInStream) return absl::OkStatus();
    // What is under way is asked for again.
    static_cast<void>(CloseStream(/*cancel=*/true));
    return absl::OkStatus();
  }

  absl::Status Print(const Message& message, const Answers& answers) {
    if (static_cast<std::size_t>(answers.results_size()) !=
        message.people.size()) {
      return Failed(absl::InternalError("the server answered another list"));
    }
    for (int i = 0; i < answers.results_size(); ++i) {
      const std::string& reference =
          message.people[static_cast<std::size_t>(i)].reference;
      const v1::Eligibility& answer = answers.results(i);
      if (answer.outcome() == v1::Outcome::CANNOT_BE_READ) ++unreadable_;
      std::puts((form_.json ? JsonOf(reference, answer)
                            : CsvLine(reference, answer, form_.household))
                    .c_str());
    }
    // So that another stream answers of the same moment.
    *question_.mutable_known_at() = answers.results(0).known_at();
    progress_.Advance(answers.results_size(), 0);
    if (ResultsAreTaken()) return absl::OkStatus();
    return absl::CancelledError("nobody takes the results");
  }

  // What the server says of `idcs[203]` is the fault of a line of the list.
  absl::Status Failed(const absl::Status& status) {
    for (const base::FieldViolation& violation :
         base::DetailOf(status).violations) {
      absl::string_view index = violation.path;
      std::size_t i = 0;
      if (!asked_.empty() && absl::ConsumePrefix(&index, "idcs[") &&
          absl::ConsumeSuffix(&index, "]") && absl::SimpleAtoi(index, &i) &&
          i < asked_.front().people.size()) {
        return absl::InvalidArgumentError(
            absl::StrCat(path_, ":", asked_.front().people[i].line,
                         ": idcs: ", violation.rule));
      }
    }
    return server_error_ = status;
  }

  const std::string path_;
  const LineForm form_;
  v1::EligibilityService::Stub& stub_;
  Question question_;
  Message next_;
  std::deque<Message> asked_;  // without answer
  std::unique_ptr<grpc::ClientContext> context_;
  std::unique_ptr<grpc::ClientReaderWriter<Question, Answers>> stream_;
  int written_ = 0;  // messages of the stream
  command_line::Progress progress_;
  absl::Status server_error_;
  std::int64_t unreadable_ = 0;
};

}  // namespace

ExitStatus ExportEligibility(const EligibilityFlags& flags) {
  Question question;
  question.set_as_of(flags.day);
  question.set_without_direct_aid(!flags.household);
  if (!flags.known_at.empty() &&
      !google::protobuf::util::TimeUtil::FromString(
          flags.known_at, question.mutable_known_at())) {
    return Fail(kBadKnownAt, ExitStatus::kUsage);
  }
  const auto channel = Connect(flags.server);
  if (!channel.ok()) return FailWith(channel.status());
  const auto stub = v1::EligibilityService::NewStub(*channel);
  EligibilityExport eligibility(flags.issued, *stub, std::move(question),
                                {flags.household, flags.format == "json"});
  if (flags.format != "json") {
    std::puts(
        absl::StrCat("person_ref,outcome,regime,contribution_mad,"
                     "household_at_or_under_asd_threshold,insured_as,"
                     "insured_through,household,pays_mad,reason,score_usable",
                     flags.household ? ",direct_aid_mad,direct_aid_to" : "")
            .c_str());
  }
  absl::Status status = ReadIssuedFile(
      flags.issued, [&](std::int64_t line, const std::string& person_ref,
                        const std::string& idcs) {
        return eligibility.Add(line, person_ref, idcs);
      });
  if (status.ok()) status = eligibility.Finish();
  if (status.ok() && eligibility.unreadable() > 0) {
    return Fail(
        absl::StrCat("what the register holds of ", eligibility.unreadable(),
                     " of these people is damaged"),
        ExitStatus::kServerFailed);
  }
  if (status.ok()) return ExitStatus::kDone;
  if (!ResultsAreTaken()) return ExitStatus::kServerFailed;
  return eligibility.server_error().ok() ? FailWithInput(status)
                                         : FailWith(status);
}

}  // namespace rsuctl
