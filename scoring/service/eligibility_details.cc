// What a detailed answer has beside.

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "base/status_macros.h"
#include "scoring/classification/aid_details.h"
#include "scoring/classification/notes.h"
#include "scoring/classification/way_out_text.h"
#include "scoring/rescoring/score_changes.h"
#include "scoring/service/answer_message.h"
#include "scoring/service/dependency_end.h"
#include "scoring/service/eligibility_answer.h"
#include "scoring/service/heaviest_terms.h"
#include "scoring/service/raised_children.h"
#include "scoring/service/score_story.h"

namespace scoring {
namespace {

namespace v1 = ::rsu::eligibility::v1;
using idcs::IdcsNumber;

bool HasReason(const google::protobuf::RepeatedPtrField<v1::Reason>& reasons,
               absl::string_view code) {
  return std::any_of(
      reasons.begin(), reasons.end(),
      [code](const v1::Reason& reason) { return reason.code() == code; });
}

bool IsAmong(absl::string_view code, const std::vector<std::string>& codes) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

}  // namespace

absl::Status EligibilityAnswers::AddCoverDays(IdcsNumber person,
                                              EligibilityFacts& facts) {
  ClassificationInput& input = facts.input;
  if (input.registration != Registration::kLiving ||
      !input.open_regime.has_value()) {
    return absl::OkStatus();
  }
  const bool covered = IsCoveredElsewhere(programmes_, input);
  if (covered && !question_.detailed) return absl::OkStatus();
  RSU_ASSIGN_OR_RETURN(const CoverCourse course,
                       facts_.CourseOfCover(person, facts));
  if (!covered) {
    input.age_limit_passed = AgeLimitPassed(programmes_, course, question_.day);
    return absl::OkStatus();
  }
  facts.cover_days = CoverDaysOn(programmes_, course, question_.day);
  if (facts.cover_days->end.has_value()) {
    input.open_regime->ends = facts.cover_days->end->day;
  }
  return absl::OkStatus();
}

absl::Status EligibilityAnswers::AddScoreStory(const EligibilityFacts& facts,
                                               v1::Eligibility& answer) {
  const IdcsNumber household = facts.household->declaration.key.household;
  if (!(told_of_ == household)) {
    RSU_ASSIGN_OR_RETURN(
        const std::vector<ScoreChange> changes,
        FindScoreChanges(session_, formulas_, household, known_at_us_));
    RSU_ASSIGN_OR_RETURN(story_, StoryOn(changes, formulas_, question_.day));
    told_of_ = household;
  }
  if (!story_.has_value()) return absl::OkStatus();
  if (!facts.self.has_value() ||
      facts.input.registration != Registration::kLiving) {
    TellStory(*story_, std::nullopt, std::nullopt, answer);
    return absl::OkStatus();
  }
  RSU_ASSIGN_OR_RETURN(const auto gone, facts_.EndOfStay(*facts.self));
  RSU_ASSIGN_OR_RETURN(auto arrival,
                       facts_.ArrivalSince(*facts.self, story_->from));
  // Who is in a household since its first score has nothing before it.
  if (arrival.has_value() && !arrival->from_other_household &&
      !story_->before.has_value() && arrival->day == story_->from) {
    arrival.reset();
  }
  ScoreStory story = *story_;
  if (story.revision.has_value()) {
    RSU_ASSIGN_OR_RETURN(
        const bool belonged,
        facts_.BelongedAsKnown(*facts.self, story.revision->known_at_us - 1));
    if (!belonged) story.revision.reset();
  }
  TellStory(story, gone, arrival, answer);
  return absl::OkStatus();
}

void EligibilityAnswers::TellStory(const ScoreStory& story,
                                   const std::optional<KnownEnd>& gone,
                                   const std::optional<Arrival>& arrival,
                                   v1::Eligibility& answer) const {
  for (const Reason& note : ScoreSince(story, gone, arrival)) {
    Note(note, answer);
  }
  for (const Reason& note :
       Crossings(programmes_, question_.day, story, arrival)) {
    Note(note, answer);
  }
}

absl::StatusOr<std::vector<Member>> EligibilityAnswers::WithEndsWhileThere(
    std::vector<Member> members) {
  for (std::size_t i = 0; i < members.size(); ++i) {
    std::vector<registry::StatusEnd>& ends = members[i].statuses.ends;
    if (ends.empty()) continue;
    RSU_ASSIGN_OR_RETURN(const auto gone, facts_.EndOfStay(i));
    if (!gone.has_value()) continue;
    ends.erase(std::remove_if(ends.begin(), ends.end(),
                              [&gone](const registry::StatusEnd& end) {
                                return gone->day <= end.day;
                              }),
               ends.end());
  }
  return members;
}

absl::Status EligibilityAnswers::AddKnownEnds(const EligibilityFacts& facts,
                                              v1::Eligibility& answer) {
  if (facts.status_events.empty() ||
      facts.input.registration != Registration::kLiving) {
    return absl::OkStatus();
  }
  const std::optional<base::Date>& died = facts.input.died;
  if (HasReason(answer.reasons(), "LIVES_ABROAD")) {
    const auto end = registry::EndOfStatus(facts.status_events,
                                           registry::PersonStatus::kLivesAbroad,
                                           question_.day);
    if (end.has_value() && (!died.has_value() || end->day < *died)) {
      Note(LivesAbroadUntil(*end), answer);
    }
  }
  if (!facts.self.has_value() || !facts.input.member.has_value() ||
      (!HasReason(answer.notes(), "STUDENT_UP_TO_AGE") &&
       !HasReason(answer.notes(), "DISABLED_WITHOUT_AGE_LIMIT"))) {
    return absl::OkStatus();
  }
  const auto ends =
      FindReportedEnd(programmes_.common().dependants, *facts.input.member,
                      facts.status_events, question_.day);
  if (!ends.has_value()) return absl::OkStatus();
  RSU_ASSIGN_OR_RETURN(const auto gone, facts_.EndOfStay(*facts.self));
  if (!gone.has_value() || ends->end.day < gone->day) {
    Note(DependantUntil(ends->end, ends->age_limit), answer);
  }
  return absl::OkStatus();
}

absl::Status EligibilityAnswers::AddAidDetails(
    const std::vector<Member>& members, AidAnswer& found) {
  const AidRule* rule = AidRuleOn(programmes_, question_.day);
  if (!found.aid.has_value() || rule == nullptr) return absl::OkStatus();
  for (const ChildAid& child : found.aid->children) {
    if (!MightBeFatherless(*rule, child, members[child.member])) continue;
    RSU_ASSIGN_OR_RETURN(const auto died,
                         facts_.DeathAmongFathers(child.member));
    if (died.has_value()) {
      found.reasons.push_back(FatherlessToBeReported(child.rank, *died));
    }
  }
  RSU_ASSIGN_OR_RETURN(const std::vector<Member> ending,
                       WithEndsWhileThere(members));
  AddStatusEnds(programmes_, question_.day, ending, found);
  RSU_ASSIGN_OR_RETURN(const std::vector<Member> known,
                       facts_.MembersInDetail());
  AddUncounted(programmes_, question_.day, known, found);
  const Programme& programme = *programmes_.ByName(kDirectSocialAidProgramme);
  RSU_ASSIGN_OR_RETURN(
      const std::vector<UndeclaredChild> undeclared,
      facts_.UndeclaredChildren(
          rule->child_under_age,
          RuleOn(programme.rules().child_heads, question_.day)));
  for (const UndeclaredChild& child : undeclared) {
    found.reasons.push_back(ChildNotDeclared(child));
  }
  return absl::OkStatus();
}

absl::Status EligibilityAnswers::AddRaising(IdcsNumber person,
                                            const EligibilityFacts& facts,
                                            v1::Eligibility& answer) {
  const AidRule* rule = AidRuleOn(programmes_, question_.day);
  if (rule == nullptr || facts.input.registration != Registration::kLiving) {
    return absl::OkStatus();
  }
  const RaisingQuestion question{question_.day, known_at_us_,
                                 rule->child_under_age};
  if (facts.raised.has_value() && facts.raiser.has_value()) {
    RSU_ASSIGN_OR_RETURN(
        const std::optional<RaisedChildIs> why,
        FindWithRaiser(session_, question, person, *facts.raiser));
    if (why.has_value()) {
      Note(RaisedButNotDeclared(*facts.raised, *why), answer);
    }
  }
  RSU_ASSIGN_OR_RETURN(const std::vector<RaisedChild> children,
                       FindRaisedChildren(session_, question, person));
  for (const RaisedChild& child : children) {
    Note(RaisesAndNotDeclared(child.raised, child.why), answer);
  }
  return absl::OkStatus();
}

absl::Status EligibilityAnswers::AddDetails(
    IdcsNumber person, const EligibilityFacts& facts,
    const Classification& classification, v1::Eligibility& answer) {
  // Cover of somebody who died, or is past its age limit, does not count.
  if (classification.outcome == Outcome::kCoveredElsewhere) {
    for (const Reason& note :
         CoverSince(facts.input.open_regime->regime, *facts.cover_days)) {
      Note(note, answer);
    }
  }
  RSU_RETURN_IF_ERROR(AddKnownEnds(facts, answer));
  if (!classification.unusable.has_value() && facts.household != nullptr &&
      !facts.input.nobody_left) {
    RSU_RETURN_IF_ERROR(AddScoreStory(facts, answer));
  }
  ScoreReach reach;
  if (facts.household != nullptr) {
    RSU_ASSIGN_OR_RETURN(reach, FillHeaviestTerms(facts.household->declaration,
                                                  facts.household->members,
                                                  formulas_, question_.language,
                                                  *answer.mutable_standing()));
    AddFactsAboveThresholds(classification, facts.input.standing->score,
                            reach.lowest, answer);
  }
  if (facts.self.has_value() &&
      facts.input.registration == Registration::kLiving) {
    RSU_ASSIGN_OR_RETURN(const auto gone, facts_.HeadAndSpousesWhoAreGone());
    for (const Reason& note :
         HeadAndSpousesGone(gone.partners, gone.nobody_left)) {
      Note(note, answer);
    }
  }
  if (question_.with_direct_aid) {
    RSU_RETURN_IF_ERROR(AddRaising(person, facts, answer));
  }
  const Programme* tadamon = programmes_.ByName(kAmoTadamonProgramme);
  if (tadamon != nullptr &&
      HasReason(answer.reasons(), "SCORE_ABOVE_THRESHOLD")) {
    Note(ThresholdRule(*tadamon, question_.day), answer);
  }
  const Programme* aid = programmes_.ByName(kDirectSocialAidProgramme);
  if (aid != nullptr &&
      HasReason(answer.direct_aid().reasons(), "AID_SCORE_ABOVE_THRESHOLD")) {
    Tell(ThresholdRule(*aid, question_.day), question_.language,
         *answer.mutable_direct_aid()->add_reasons());
  }
  AddWaysOut(classification, reach.falling, answer);
  return absl::OkStatus();
}

void EligibilityAnswers::AddFactsAboveThresholds(
    const Classification& classification, Score score, Score lowest,
    v1::Eligibility& answer) const {
  const auto add = [&](absl::string_view programme, absl::string_view code,
                       const std::vector<std::string>& unsettled) {
    const Programme* const found = programmes_.ByName(programme);
    if (found == nullptr || !IsAmong(code, unsettled)) return;
    const auto note = FactsAboveThreshold(*found, question_.day, score, lowest);
    if (note.has_value()) Note(*note, answer);
  };
  add(kAmoTadamonProgramme, "SCORE_ABOVE_THRESHOLD",
      UnsettledCodes(classification.reasons));
  if (answer.has_direct_aid()) {
    add(kDirectSocialAidProgramme, "AID_SCORE_ABOVE_THRESHOLD", aid_unsettled_);
  }
}

void EligibilityAnswers::AddWaysOut(const Classification& classification,
                                    const std::vector<std::string>& terms,
                                    v1::Eligibility& answer) const {
  std::vector<const WayOut*> told;
  const auto add = [&](const std::string& code) {
    const WayOut* way = WayOutOf(programmes_.common(), code, question_.day);
    if (way == nullptr) return;
    const auto found = std::find(told.begin(), told.end(), way);
    if (found == told.end()) {
      told.push_back(way);
      v1::WayOut& out = *answer.add_ways_out();
      out.set_text(TextOf(*way, terms, question_.language));
      out.add_reasons(code);
      return;
    }
    v1::WayOut& out =
        *answer.mutable_ways_out(static_cast<int>(found - told.begin()));
    const auto& codes = out.reasons();
    if (std::find(codes.begin(), codes.end(), code) == codes.end()) {
      out.add_reasons(code);
    }
  };
  for (const std::string& code : UnsettledCodes(classification.reasons)) {
    add(code);
  }
  for (const v1::Reason& note : answer.notes()) add(note.code());
  if (!answer.has_direct_aid()) return;
  for (const std::string& code : aid_unsettled_) add(code);
}

}  // namespace scoring
