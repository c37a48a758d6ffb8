#include <google/protobuf/util/time_util.h>

#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "base/error.h"
#include "proto/rsu/eligibility/v1/eligibility_service.grpc.pb.h"
#include "tools/command_line/progress.h"
#include "tools/rsuctl/blocking_call.h"
#include "tools/rsuctl/commands.h"
#include "tools/rsuctl/connection.h"
#include "tools/rsuctl/csv.h"
#include "tools/rsuctl/issued_file.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::eligibility::v1;
using google::protobuf::util::TimeUtil;

constexpr int kPeopleInRequest = 1000;
constexpr char kBadMoment[] =
    "--known-at must be a moment such as 2026-01-01T12:00:00Z";

std::string OutcomeInWords(const v1::Eligibility& answer) {
  switch (answer.outcome()) {
    case v1::Outcome::AMO_TADAMON:
      return "belongs in AMO Tadamon: the State pays the contribution";
    case v1::Outcome::AMO_CHAMIL:
      return answer.has_contribution_mad()
                 ? absl::StrCat("belongs in AMO Chamil and pays ",
                                answer.contribution_mad(), " MAD a month")
                 : "belongs in AMO Chamil; the contribution is not set";
    case v1::Outcome::COVERED_ELSEWHERE:
      return absl::StrCat("is covered by another compulsory regime: ",
                          answer.regime());
    case v1::Outcome::NOT_ELIGIBLE:
      return "belongs in neither AMO Tadamon nor AMO Chamil";
    case v1::Outcome::NOT_SCORED:
      return "cannot be placed: there is no usable score";
    case v1::Outcome::NOT_REGISTERED:
      return "is not registered";
    default:
      return "got an answer that this program does not know";
  }
}

std::string ProgrammeInWords(const std::string& name) {
  if (name == "amo-tadamon") return "AMO Tadamon";
  if (name == "amo-chamil") return "AMO Chamil";
  return name == "asd" ? "direct social aid" : name;
}

std::string DistanceInWords(const v1::ThresholdDistance& distance) {
  absl::string_view size = distance.distance();
  const bool under = absl::ConsumePrefix(&size, "-");
  if (size.find_first_not_of("0.") == absl::string_view::npos) {
    return "exactly at the threshold";
  }
  return absl::StrCat(size, under ? " under" : " above", " the threshold");
}

void PrintAnswer(const v1::Eligibility& answer) {
  std::printf("On %s the person %s %s.\n", answer.as_of().c_str(),
              answer.idcs().c_str(), OutcomeInWords(answer).c_str());
  std::printf("Why:\n");
  for (int i = 0; i < answer.reasons_size(); ++i) {
    std::printf("  %d. %s (%s)\n", i + 1, answer.reasons(i).sentence().c_str(),
                answer.reasons(i).code().c_str());
  }
  if (answer.has_standing()) {
    const v1::ScoreStanding& standing = answer.standing();
    std::printf(
        "Score of the household: %s (formula %s, declaration for %s, "
        "revision %lld)\n",
        standing.score().c_str(), standing.formula().c_str(),
        standing.effective_date().c_str(),
        static_cast<long long>(standing.revision()));
    for (const v1::ThresholdDistance& distance : standing.distances()) {
      std::printf(
          "  %s, %s: %s\n", ProgrammeInWords(distance.programme()).c_str(),
          distance.threshold().c_str(), DistanceInWords(distance).c_str());
    }
  }
  std::printf(
      "As known at %s; asked again with --known-at, the answer stays "
      "the same.\n",
      TimeUtil::ToString(answer.known_at()).c_str());
}

std::string CsvLine(const std::string& person_ref,
                    const v1::Eligibility& answer) {
  return absl::StrCat(
      CsvField(person_ref), ",", v1::Outcome::Value_Name(answer.outcome()), ",",
      answer.regime(), ",",
      answer.has_contribution_mad() ? absl::StrCat(answer.contribution_mad())
                                    : "",
      ",",
      !answer.has_household_at_or_under_asd_threshold() ? ""
      : answer.household_at_or_under_asd_threshold()    ? "yes"
                                                        : "no");
}

// Asks for people in batches, all as known at the moment of the first answer.
class EligibilityExport {
 public:
  // `path` is the list of people; `request` holds the day and the moment.
  EligibilityExport(std::string path, v1::EligibilityService::Stub& stub,
                    v1::BatchCheckEligibilityRequest request)
      : path_(std::move(path)),
        stub_(stub),
        progress_("people", 0),
        request_(std::move(request)) {}

  // An error is either of the list, and names its line, or of the server; then
  // it is server_error() too.
  absl::Status Add(std::int64_t line, const std::string& person_ref,
                   const std::string& idcs) {
    people_.push_back({line, person_ref});
    request_.add_idcs(idcs);
    return request_.idcs_size() < kPeopleInRequest ? absl::OkStatus() : Send();
  }

  absl::Status Send() {
    if (people_.empty()) return absl::OkStatus();
    const auto batch = CallAndWait<v1::BatchCheckEligibilityResponse>(
        [this](grpc::ClientContext* context,
               v1::BatchCheckEligibilityResponse* response) {
          return stub_.BatchCheckEligibility(context, request_, response);
        });
    if (!batch.ok()) return Failed(batch.status());
    if (batch->results_size() != request_.idcs_size()) {
      return Failed(absl::InternalError("the server answered another list"));
    }
    for (int i = 0; i < batch->results_size(); ++i) {
      std::puts(CsvLine(people_[static_cast<std::size_t>(i)].reference,
                        batch->results(i))
                    .c_str());
    }
    *request_.mutable_known_at() = batch->results(0).known_at();
    progress_.Advance(batch->results_size(), 0);
    people_.clear();
    request_.clear_idcs();
    if (ResultsAreTaken()) return absl::OkStatus();
    return absl::CancelledError("nobody takes the results");
  }

  const absl::Status& server_error() const { return server_error_; }

 private:
  struct Person {
    std::int64_t line;
    std::string reference;
  };

  // What the server says of `idcs[203]` is the fault of a line of the list.
  absl::Status Failed(const absl::Status& status) {
    for (const base::FieldViolation& violation :
         base::DetailOf(status).violations) {
      absl::string_view index = violation.path;
      std::size_t i = 0;
      if (absl::ConsumePrefix(&index, "idcs[") &&
          absl::ConsumeSuffix(&index, "]") && absl::SimpleAtoi(index, &i) &&
          i < people_.size()) {
        return absl::InvalidArgumentError(absl::StrCat(
            path_, ":", people_[i].line, ": idcs: ", violation.rule));
      }
    }
    return server_error_ = status;
  }

  const std::string path_;
  v1::EligibilityService::Stub& stub_;
  command_line::Progress progress_;
  v1::BatchCheckEligibilityRequest request_;
  std::vector<Person> people_;  // of the request
  absl::Status server_error_;
};

}  // namespace

ExitStatus CheckEligibility(const EligibilityFlags& flags) {
  v1::CheckEligibilityRequest request;
  request.set_idcs(flags.idcs);
  request.set_as_of(flags.day);
  if (!flags.known_at.empty() &&
      !TimeUtil::FromString(flags.known_at, request.mutable_known_at())) {
    return Fail(kBadMoment, ExitStatus::kUsage);
  }
  const auto channel = Connect(flags.server);
  if (!channel.ok()) return FailWith(channel.status());
  const auto stub = v1::EligibilityService::NewStub(*channel);
  const auto answer = CallAndWait<v1::Eligibility>(
      [&](grpc::ClientContext* context, v1::Eligibility* response) {
        return stub->CheckEligibility(context, request, response);
      });
  if (!answer.ok()) return FailWith(answer.status());
  PrintAnswer(*answer);
  return answer->outcome() == v1::Outcome::NOT_REGISTERED ? ExitStatus::kRefused
                                                          : ExitStatus::kDone;
}

ExitStatus ExportEligibility(const EligibilityFlags& flags) {
  v1::BatchCheckEligibilityRequest request;
  request.set_as_of(flags.day);
  if (!flags.known_at.empty() &&
      !TimeUtil::FromString(flags.known_at, request.mutable_known_at())) {
    return Fail(kBadMoment, ExitStatus::kUsage);
  }
  const auto channel = Connect(flags.server);
  if (!channel.ok()) return FailWith(channel.status());
  const auto stub = v1::EligibilityService::NewStub(*channel);
  EligibilityExport eligibility(flags.issued, *stub, std::move(request));
  std::puts(
      "person_ref,outcome,regime,contribution_mad,"
      "household_at_or_under_asd_threshold");
  absl::Status status = ReadIssuedFile(
      flags.issued, [&](std::int64_t line, const std::string& person_ref,
                        const std::string& idcs) {
        return eligibility.Add(line, person_ref, idcs);
      });
  if (status.ok()) status = eligibility.Send();
  if (status.ok()) return ExitStatus::kDone;
  if (!ResultsAreTaken()) return ExitStatus::kServerFailed;
  return eligibility.server_error().ok() ? FailWithInput(status)
                                         : FailWith(status);
}

}  // namespace rsuctl
