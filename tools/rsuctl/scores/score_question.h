#ifndef TOOLS_RSUCTL_SCORES_SCORE_QUESTION_H_
#define TOOLS_RSUCTL_SCORES_SCORE_QUESTION_H_

#include <cstdio>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "base/language.h"
#include "proto/rsu/scoring/v1/score_service.grpc.pb.h"
#include "tools/rsuctl/call/blocking_call.h"
#include "tools/rsuctl/call/connection.h"
#include "tools/rsuctl/call/day_as_known.h"
#include "tools/rsuctl/call/fail_with.h"
#include "tools/rsuctl/households/household_of.h"
#include "tools/rsuctl/refusals/fail.h"
#include "tools/rsuctl/refusals/option_names.h"
#include "tools/rsuctl/scores/score_commands.h"

namespace rsuctl {

inline constexpr char kBadMoment[] =
    "a moment must be such as 2026-01-01T12:00:00Z";

// The day on which a household is sought, and which options gave it.
struct AskedDay {
  std::string day;
  std::string moment;  // empty: all that is known
  const char* option = "--date";
  std::string moment_rule = kBadKnownAt;
  const char* moment_option = "--known-at";
};

// Connects, finds the household where the person belongs on the day, and lets
// `ask` put the question about it. Whoever belongs to none is said so, and ends
// with kRefused.
template <typename Ask>
ExitStatus AskAboutHousehold(const ExplainScoreFlags& flags,
                             const AskedDay& asked, const Ask& ask) {
  const auto at = ReadDayAsKnown(asked.day, asked.moment);
  if (!at.has_value()) return Fail(asked.moment_rule, ExitStatus::kUsage);
  const auto channel = Connect(flags.server);
  if (!channel.ok()) return FailWith(channel.status());
  const auto belonging = HouseholdOf(*channel, flags.idcs, *at);
  if (!belonging.ok()) {
    return FailWith(
        InTermsOf({{"as_of", asked.option}, {"known_at", asked.moment_option}},
                  belonging.status()));
  }
  if (belonging->household.empty()) {
    std::printf("%s\n", belonging->why_not.c_str());
    return ExitStatus::kRefused;
  }
  return ask(*channel, *belonging);
}

// One call to ScoreService.
template <typename Request, typename Response>
absl::StatusOr<Response> CallScores(
    const std::shared_ptr<grpc::Channel>& channel, const Request& request,
    grpc::Status (rsu::scoring::v1::ScoreService::Stub::*method)(
        grpc::ClientContext*, const Request&, Response*)) {
  const auto stub = rsu::scoring::v1::ScoreService::NewStub(channel);
  return CallMethod(*stub, method, request);
}

// "formula decree-2-21-582, declaration for 2026-01-01, revision 1".
std::string OriginOf(const rsu::scoring::v1::Score& score,
                     base::Language language);

// "9.4641761 on 2026-01-01, as known at …".
std::string KnownAs(const rsu::scoring::v1::Score& score,
                    base::Language language);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_SCORES_SCORE_QUESTION_H_
