#include <google/protobuf/util/time_util.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "proto/rsu/eligibility/v1/eligibility_service.grpc.pb.h"
#include "tools/rsuctl/call/blocking_call.h"
#include "tools/rsuctl/call/connection.h"
#include "tools/rsuctl/call/day_as_known.h"
#include "tools/rsuctl/call/fail_with.h"
#include "tools/rsuctl/eligibility/eligibility_commands.h"
#include "tools/rsuctl/files/json_line.h"
#include "tools/rsuctl/refusals/fail.h"
#include "tools/rsuctl/words/answer_words.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/score_words.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::eligibility::v1;
using base::Language;
using google::protobuf::util::TimeUtil;

std::string MemberInWords(const v1::MemberPlace& member, Language language) {
  return Say(
      AnswerText::kMember, language,
      {absl::StrCat(member.member()),
       rsu::registry::v1::Member::Relationship_Name(member.relationship())});
}

// The first line: where the person belongs.
std::string OutcomeInWords(const v1::Eligibility& answer, Language language) {
  const auto say = [&](AnswerText text, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments = {answer.as_of(), answer.idcs()};
    for (std::string& argument : more) arguments.push_back(std::move(argument));
    return Say(text, language, arguments);
  };
  switch (answer.outcome()) {
    case v1::Outcome::AMO_TADAMON:
      return say(AnswerText::kInTadamon);
    case v1::Outcome::AMO_CHAMIL:
      if (answer.has_insured_through() && answer.has_contribution_mad()) {
        return say(AnswerText::kInChamilThrough,
                   {MemberInWords(answer.insured_through(), language),
                    absl::StrCat(answer.contribution_mad())});
      }
      return answer.has_contribution_mad()
                 ? say(AnswerText::kInChamil,
                       {absl::StrCat(answer.contribution_mad())})
                 : say(AnswerText::kInChamilNotSet);
    case v1::Outcome::COVERED_ELSEWHERE:
      return say(AnswerText::kCoveredElsewhere, {answer.regime()});
    case v1::Outcome::NOT_ELIGIBLE:
      return say(AnswerText::kNotEligible);
    case v1::Outcome::NOT_SCORED:
      return say(AnswerText::kNotScored);
    case v1::Outcome::NOT_REGISTERED:
      return say(AnswerText::kNotRegistered);
    default:
      return say(AnswerText::kUnknownOutcome);
  }
}

void PrintReasons(const google::protobuf::RepeatedPtrField<v1::Reason>& reasons,
                  Language language) {
  for (int i = 0; i < reasons.size(); ++i) {
    std::printf("  %d. %s (%s)\n", i + 1, reasons[i].sentence().c_str(),
                Isolated(reasons[i].code(), language).c_str());
  }
}

// What the household adds to the answer, beside the outcome.
void PrintHousehold(const v1::Eligibility& answer, Language language) {
  if (answer.has_insured_through()) {
    std::puts(Say(AnswerText::kInsuredThrough, language,
                  {MemberInWords(answer.insured_through(), language)})
                  .c_str());
  }
  for (const v1::Reason& note : answer.notes()) {
    std::puts(Say(AnswerText::kNote, language, {note.sentence(), note.code()})
                  .c_str());
  }
  if (!answer.has_direct_aid()) return;
  const v1::DirectAid& aid = answer.direct_aid();
  std::string line;
  if (aid.undetermined()) {
    line = Say(AnswerText::kAidUndetermined, language);
  } else if (!aid.eligible()) {
    line = Say(AnswerText::kNoAid, language);
  } else if (!aid.has_monthly_mad()) {
    line = Say(AnswerText::kAidNotSet, language);
  } else {
    line = Say(AnswerText::kAid, language, {absl::StrCat(aid.monthly_mad())});
  }
  std::puts(line.c_str());
  if (aid.has_paid_to()) {
    std::puts(Say(AnswerText::kAidPaidOnce, language,
                  {MemberInWords(aid.paid_to(), language)})
                  .c_str());
  }
  PrintReasons(aid.reasons(), language);
}

// What can be done about the reasons that are printed.
void PrintWaysOut(const v1::Eligibility& answer, bool household,
                  Language language) {
  std::vector<std::string> codes;
  for (const v1::Reason& reason : answer.reasons()) {
    codes.push_back(reason.code());
  }
  if (household) {
    for (const v1::Reason& note : answer.notes()) codes.push_back(note.code());
    for (const v1::Reason& reason : answer.direct_aid().reasons()) {
      codes.push_back(reason.code());
    }
  }
  bool begun = false;
  for (const v1::WayOut& way : answer.ways_out()) {
    const bool printed = std::any_of(
        way.reasons().begin(), way.reasons().end(),
        [&codes](const std::string& code) {
          return std::find(codes.begin(), codes.end(), code) != codes.end();
        });
    if (!printed) continue;
    if (!begun) std::puts(Say(AnswerText::kWaysOut, language).c_str());
    begun = true;
    std::printf("  - %s\n", way.text().c_str());
  }
}

void PrintStanding(const v1::ScoreStanding& standing, Language language) {
  std::puts(Say(AnswerText::kScore, language,
                {standing.score(), standing.formula(),
                 standing.effective_date(), absl::StrCat(standing.revision())})
                .c_str());
  std::printf("  %s\n", Say(AnswerText::kHouseholdNumber, language,
                            {standing.household()})
                            .c_str());
  if (!standing.usable()) {
    std::printf("  %s\n", Say(ScoreText::kOutsideRange, language).c_str());
  }
  for (const v1::ThresholdDistance& distance : standing.distances()) {
    std::printf(
        "  %s%s%s%s%s\n",
        ProgrammeInWords(distance.programme(), distance.programme(), language)
            .c_str(),
        std::string(Comma(language)).c_str(),
        Number(distance.threshold(), language).c_str(),
        std::string(Colon(language)).c_str(),
        DistanceInWords(distance.distance(),
                        v1::DistanceSide::Value_Name(distance.side()), language)
            .c_str());
  }
}

// What the score comes from: the terms that weigh most.
void PrintHeaviest(const v1::ScoreStanding& standing, Language language) {
  if (standing.heaviest_terms().empty()) return;
  constexpr std::size_t kWidth = 12;
  std::puts(Say(AnswerText::kHeaviest, language).c_str());
  for (const v1::HeavyTerm& term : standing.heaviest_terms()) {
    std::string facts;
    for (const std::string& fact : term.facts()) {
      absl::StrAppend(&facts, facts.empty() ? "" : Comma(language),
                      Isolated(fact, language));
    }
    std::printf(
        "%s  %s\n",
        PaddedLeft(Number(term.contribution(), language), kWidth).c_str(),
        Say(AnswerText::kHeavyTerm, language,
            {term.description(), facts, term.can_be_changed() ? "CAN" : "NOT"})
            .c_str());
  }
  std::printf("  %s\n", Say(ScoreText::kOwnOnly, language).c_str());
}

void PrintAnswer(const v1::Eligibility& answer, bool household,
                 Language language) {
  std::printf("%s\n%s\n", OutcomeInWords(answer, language).c_str(),
              Say(AnswerText::kWhy, language).c_str());
  PrintReasons(answer.reasons(), language);
  if (answer.has_standing()) PrintStanding(answer.standing(), language);
  if (household) PrintHeaviest(answer.standing(), language);
  if (household) PrintHousehold(answer, language);
  PrintWaysOut(answer, household, language);
  std::puts(Say(AnswerText::kKnownAt, language,
                {TimeUtil::ToString(answer.known_at())})
                .c_str());
}

}  // namespace

ExitStatus CheckEligibility(const EligibilityFlags& flags) {
  v1::CheckEligibilityRequest request;
  request.set_idcs(flags.idcs);
  request.set_as_of(flags.day);
  request.set_language(std::string(base::LanguageCode(Spoken())));
  request.set_without_direct_aid(!flags.household);
  request.set_detailed(true);
  if (!flags.known_at.empty() &&
      !TimeUtil::FromString(flags.known_at, request.mutable_known_at())) {
    return Fail(kBadKnownAt, ExitStatus::kUsage);
  }
  const auto channel = Connect(flags.server);
  if (!channel.ok()) return FailWith(channel.status());
  const auto stub = v1::EligibilityService::NewStub(*channel);
  const auto answer = CallMethod(
      *stub, &v1::EligibilityService::Stub::CheckEligibility, request);
  if (!answer.ok()) return FailWith(answer.status());
  if (flags.format == "json") {
    std::puts(JsonLine(*answer).c_str());
  } else {
    PrintAnswer(*answer, flags.household, Spoken());
  }
  return answer->outcome() == v1::Outcome::NOT_REGISTERED ? ExitStatus::kRefused
                                                          : ExitStatus::kDone;
}

}  // namespace rsuctl
