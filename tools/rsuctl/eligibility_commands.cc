#include <google/protobuf/util/time_util.h>

#include <cstdio>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "proto/rsu/eligibility/v1/eligibility_service.grpc.pb.h"
#include "tools/rsuctl/blocking_call.h"
#include "tools/rsuctl/commands.h"
#include "tools/rsuctl/connection.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::eligibility::v1;
using google::protobuf::util::TimeUtil;

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

// What the household adds to the answer, beside the outcome.
void PrintHousehold(const v1::Eligibility& answer) {
  for (const v1::Reason& note : answer.notes()) {
    std::printf("Note: %s (%s)\n", note.sentence().c_str(),
                note.code().c_str());
  }
  if (!answer.has_direct_aid()) return;
  const v1::DirectAid& aid = answer.direct_aid();
  if (!aid.eligible()) {
    std::printf("Direct social aid: none.\n");
  } else if (!aid.has_monthly_mad()) {
    std::printf("Direct social aid: the amount is not set.\n");
  } else {
    std::printf("Direct social aid: %lld MAD a month.\n",
                static_cast<long long>(aid.monthly_mad()));
  }
  for (int i = 0; i < aid.reasons_size(); ++i) {
    std::printf("  %d. %s (%s)\n", i + 1, aid.reasons(i).sentence().c_str(),
                aid.reasons(i).code().c_str());
  }
}

void PrintAnswer(const v1::Eligibility& answer, bool household) {
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
  if (household) PrintHousehold(answer);
  std::printf(
      "As known at %s; asked again with --known-at, the answer stays "
      "the same.\n",
      TimeUtil::ToString(answer.known_at()).c_str());
}

}  // namespace

ExitStatus CheckEligibility(const EligibilityFlags& flags) {
  v1::CheckEligibilityRequest request;
  request.set_idcs(flags.idcs);
  request.set_as_of(flags.day);
  request.set_language(flags.language);
  request.set_without_direct_aid(!flags.household);
  if (!flags.known_at.empty() &&
      !TimeUtil::FromString(flags.known_at, request.mutable_known_at())) {
    return Fail(kBadKnownAt, ExitStatus::kUsage);
  }
  const auto channel = Connect(flags.server);
  if (!channel.ok()) return FailWith(channel.status());
  const auto stub = v1::EligibilityService::NewStub(*channel);
  const auto answer = CallAndWait<v1::Eligibility>(
      [&](grpc::ClientContext* context, v1::Eligibility* response) {
        return stub->CheckEligibility(context, request, response);
      });
  if (!answer.ok()) return FailWith(answer.status());
  PrintAnswer(*answer, flags.household);
  return answer->outcome() == v1::Outcome::NOT_REGISTERED ? ExitStatus::kRefused
                                                          : ExitStatus::kDone;
}

}  // namespace rsuctl
