#include <cstdio>
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "proto/rsu/eligibility/v1/eligibility_service.grpc.pb.h"
#include "proto/rsu/scoring/v1/score_service.grpc.pb.h"
#include "tools/command_line/progress.h"
#include "tools/rsuctl/blocking_call.h"
#include "tools/rsuctl/commands.h"
#include "tools/rsuctl/connection.h"
#include "tools/rsuctl/csv.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::scoring::v1;
namespace eligibility = ::rsu::eligibility::v1;

constexpr int kPage = 5000;

absl::Status Export(const ExportScoresFlags& flags,
                    v1::ScoreService::Stub& stub) {
  command_line::Progress progress("households", 0);
  std::puts("household_ref,score");
  v1::ListScoresRequest request;
  request.set_page_size(kPage);
  request.set_as_of(flags.day);
  request.set_sender(flags.sender);
  do {
    RSU_ASSIGN_OR_RETURN(const v1::ListScoresResponse page,
                         CallAndWait<v1::ListScoresResponse>(
                             [&](grpc::ClientContext* context,
                                 v1::ListScoresResponse* response) {
                               return stub.ListScores(context, request,
                                                      response);
                             }));
    for (const v1::Score& score : page.scores()) {
      std::printf("%s,%s\n", CsvField(score.household_ref()).c_str(),
                  score.score().c_str());
    }
    progress.Advance(page.scores_size(), 0);
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty() && ResultsAreTaken());
  return absl::OkStatus();
}

void PrintScore(const v1::Score& score) {
  std::printf("%-10s %-34s %14s %12s %14s\n", "term", "variable", "value",
              "coefficient", "contribution");
  for (const v1::Explanation::Term& term : score.explanation().terms()) {
    std::printf("%-10s %-34s %14s %12s %14s\n", term.number().c_str(),
                term.variable().c_str(), term.value().c_str(),
                term.coefficient().c_str(), term.contribution().c_str());
  }
  std::printf("%-10s %-34s %14s %12s %14s\n", "score", "", "", "",
              score.score().c_str());
  std::printf(
      "household %s, declared for %s (revision %lld), formula %s\n"
      "exactly %s / %s, rounded half up to seven decimals%s\n",
      score.household().c_str(), score.effective_date().c_str(),
      static_cast<long long>(score.revision()), score.formula().c_str(),
      score.explanation().exact_numerator().c_str(),
      score.explanation().denominator().c_str(),
      score.usable() ? ""
                     : "\noutside the usable range: not used for eligibility "
                       "until a caseworker rules");
}

absl::Status Explain(const ExplainScoreFlags& flags,
                     const std::shared_ptr<grpc::Channel>& channel,
                     bool& found) {
  const auto people = eligibility::EligibilityService::NewStub(channel);
  eligibility::CheckEligibilityRequest check;
  check.set_idcs(flags.idcs);
  check.set_as_of(flags.day);
  RSU_ASSIGN_OR_RETURN(
      const eligibility::Eligibility answer,
      CallAndWait<eligibility::Eligibility>(
          [&](grpc::ClientContext* context, eligibility::Eligibility* out) {
            return people->CheckEligibility(context, check, out);
          }));
  found = answer.has_standing();
  if (!found) {
    std::printf("%s\n",
                answer.reasons(answer.reasons_size() - 1).sentence().c_str());
    return absl::OkStatus();
  }
  const auto scores = v1::ScoreService::NewStub(channel);
  v1::GetScoreRequest request;
  request.set_name(absl::StrCat("households/", answer.standing().household()));
  request.set_as_of(flags.day);
  *request.mutable_known_at() = answer.known_at();
  request.set_explain(true);
  RSU_ASSIGN_OR_RETURN(
      const v1::Score score,
      CallAndWait<v1::Score>([&](grpc::ClientContext* context, v1::Score* out) {
        return scores->GetScore(context, request, out);
      }));
  PrintScore(score);
  return absl::OkStatus();
}

}  // namespace

ExitStatus ExportScores(const ExportScoresFlags& flags) {
  const auto channel = Connect(flags.server);
  if (!channel.ok()) return FailWith(channel.status());
  const auto stub = v1::ScoreService::NewStub(*channel);
  const absl::Status status = Export(flags, *stub);
  return status.ok() ? ExitStatus::kDone : FailWith(status);
}

ExitStatus ExplainScore(const ExplainScoreFlags& flags) {
  const auto channel = Connect(flags.server);
  if (!channel.ok()) return FailWith(channel.status());
  bool found = false;
  const absl::Status status = Explain(flags, *channel, found);
  if (!status.ok()) return FailWith(status);
  return found ? ExitStatus::kDone : ExitStatus::kRefused;
}

}  // namespace rsuctl
