// What a detailed answer has beside.

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/string_view.h"
#include "base/status_macros.h"
#include "registry/person_file/raised_children.h"
#include "registry/status/statuses_on.h"
#include "scoring/classification/aid_details.h"
#include "scoring/eligibility/answer_draft.h"
#include "scoring/eligibility/dependency_end.h"
#include "scoring/eligibility/eligibility_answers.h"
#include "scoring/eligibility/score_reach.h"
#include "scoring/eligibility/score_story.h"
#include "scoring/rescoring/score_changes.h"
#include "scoring/rescoring/score_in_force.h"

namespace scoring {
namespace {

using idcs::IdcsNumber;
using registry::PersonFile;

bool HasReason(const std::vector<Reason>& reasons, absl::string_view code) {
  return std::any_of(
      reasons.begin(), reasons.end(),
      [code](const Reason& reason) { return reason.code == code; });
}

bool IsAmong(absl::string_view code, const std::vector<std::string>& codes) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

// What FindArrival() found, with the score of where the person came from.
absl::StatusOr<std::optional<Arrival>> ScoredArrival(
    ScoredFiles& files, const std::optional<registry::Arrival>& found) {
  if (!found.has_value()) return std::nullopt;
  Arrival arrival{found->day, found->from.has_value(), std::nullopt};
  if (!found->from.has_value()) return arrival;
  registry::RegisterOnDay& known = files.known();
  RSU_ASSIGN_OR_RETURN(
      const registry::StoredDeclaration declaration,
      registry::ReadDeclaration(known.session(), *found->from));
  RSU_ASSIGN_OR_RETURN(const ScoreByFormula score,
                       FindScoreInForce(known.session(), files.formulas(),
                                        base::DayBefore(found->day),
                                        known.known_at_us(), declaration));
  RSU_ASSIGN_OR_RETURN(const bool usable,
                       IsUsable(files.formulas(), score.formula, score.ticks));
  if (usable) arrival.score = Score::FromTicks(score.ticks);
  return arrival;
}

// The ways out that answers name, each once.
class WaysOut {
 public:
  WaysOut(const CommonRules& rules, base::Date day, std::vector<OpenWay>* ways)
      : rules_(rules), day_(day), ways_(*ways) {}

  void Add(absl::string_view code) {
    const WayOut* way = WayOutOf(rules_, code, day_);
    if (way == nullptr) return;
    auto open =
        std::find_if(ways_.begin(), ways_.end(),
                     [way](const OpenWay& one) { return one.way == way; });
    if (open == ways_.end()) open = ways_.insert(ways_.end(), {way, {}});
    if (!IsAmong(code, open->reasons)) open->reasons.emplace_back(code);
  }

 private:
  const CommonRules& rules_;
  const base::Date day_;
  std::vector<OpenWay>& ways_;
};

}  // namespace

absl::Status EligibilityAnswers::AddScoreStory(Draft& draft) {
  const ScoredHousehold& household = *draft.file.household;
  const IdcsNumber number = household.declaration().household;
  if (!(told_of_ == number)) {
    registry::RegisterOnDay& known = files_.known();
    RSU_ASSIGN_OR_RETURN(const std::vector<ScoreChange> changes,
                         FindScoreChanges(known.session(), files_.formulas(),
                                          number, known.known_at_us()));
    RSU_ASSIGN_OR_RETURN(story_,
                         StoryOn(changes, files_.formulas(), question_.day));
    told_of_ = number;
  }
  if (!story_.has_value()) return absl::OkStatus();
  return AddStoryOfMember(*story_, draft);
}

absl::Status EligibilityAnswers::AddStoryOfMember(
    const ScoreStory& of_household, Draft& draft) {
  ScoreStory story = of_household;
  std::optional<registry::KnownEnd> gone;
  std::optional<Arrival> arrival;
  if (const auto self = draft.LivingSelf(); self.has_value()) {
    registry::HouseholdFile& household = *draft.file.person.household;
    RSU_ASSIGN_OR_RETURN(gone, household.EndOfStay(*self));
    RSU_ASSIGN_OR_RETURN(const auto found,
                         household.ArrivalSince(*self, story.from));
    RSU_ASSIGN_OR_RETURN(arrival, ScoredArrival(files_, found));
    // Who is in a household since its first score has nothing before it.
    if (arrival.has_value() && !arrival->from_other_household &&
        !story.before.has_value() && arrival->day == story.from) {
      arrival.reset();
    }
    if (story.revision.has_value()) {
      RSU_ASSIGN_OR_RETURN(
          const bool belonged,
          household.BelongedAsKnown(*self, story.revision->known_at_us - 1));
      if (!belonged) story.revision.reset();
    }
  }
  for (Reason& note : ScoreSince(story, gone, arrival)) {
    draft.Note(std::move(note));
  }
  for (Reason& note : Crossings(programmes_, question_.day, story, arrival)) {
    draft.Note(std::move(note));
  }
  return absl::OkStatus();
}

absl::Status EligibilityAnswers::AddKnownEnds(Draft& draft) {
  const PersonFile& person = draft.file.person;
  if (person.status_events.empty() || !draft.IsLiving()) {
    return absl::OkStatus();
  }
  const std::optional<base::Date>& died = person.died;
  if (HasReason(draft.answer.classification.reasons, "LIVES_ABROAD")) {
    const auto end = registry::EndOfStatus(person.status_events,
                                           registry::PersonStatus::kLivesAbroad,
                                           question_.day);
    if (end.has_value() && (!died.has_value() || end->day < *died)) {
      draft.Note(LivesAbroadUntil(*end));
    }
  }
  if (!person.self.has_value() || !draft.input.member.has_value() ||
      (!HasReason(draft.answer.notes, "STUDENT_UP_TO_AGE") &&
       !HasReason(draft.answer.notes, "DISABLED_WITHOUT_AGE_LIMIT"))) {
    return absl::OkStatus();
  }
  const auto ends =
      FindReportedEnd(programmes_.common().dependants, *draft.input.member,
                      person.status_events, question_.day);
  if (!ends.has_value()) return absl::OkStatus();
  RSU_ASSIGN_OR_RETURN(const auto gone,
                       person.household->EndOfStay(*person.self));
  if (!gone.has_value() || ends->end.day < gone->day) {
    draft.Note(DependantUntil(ends->end, ends->age_limit));
  }
  return absl::OkStatus();
}

absl::Status EligibilityAnswers::AddRaising(Draft& draft) {
  const PersonFile& person = draft.file.person;
  const AidRule* rule = AidRuleOn(programmes_, question_.day);
  if (rule == nullptr || !draft.IsLiving()) return absl::OkStatus();
  registry::RegisterOnDay& known = files_.known();
  if (person.raised.has_value() && person.raiser.has_value()) {
    RSU_ASSIGN_OR_RETURN(
        const std::optional<registry::RaisedChildIs> why,
        registry::FindWithRaiser(known, rule->child_under_age, person.number,
                                 *person.raiser));
    if (why.has_value()) draft.Note(RaisedButNotDeclared(*person.raised, *why));
  }
  RSU_ASSIGN_OR_RETURN(const std::vector<registry::RaisedChild> children,
                       registry::FindRaisedChildren(
                           known, rule->child_under_age, person.number));
  for (const registry::RaisedChild& child : children) {
    draft.Note(RaisesAndNotDeclared(child.raised, child.why));
  }
  return absl::OkStatus();
}

absl::Status EligibilityAnswers::AddDetails(Draft& draft) {
  EligibilityAnswer& answer = draft.answer;
  const Classification& found = answer.classification;
  // Cover of somebody who died, or is past its age limit, does not count.
  if (found.outcome == Outcome::kCoveredElsewhere) {
    for (Reason& note :
         CoverSince(draft.input.open_regime->regime, *draft.cover_days)) {
      draft.Note(std::move(note));
    }
  }
  RSU_RETURN_IF_ERROR(AddKnownEnds(draft));
  if (!found.unusable.has_value() && answer.household != nullptr &&
      !draft.input.nobody_left) {
    RSU_RETURN_IF_ERROR(AddScoreStory(draft));
  }
  if (answer.household != nullptr) {
    RSU_ASSIGN_OR_RETURN(answer.reach,
                         ReachOf(*answer.household, files_.formulas()));
    AddFactsAboveThresholds(draft);
  }
  if (draft.LivingSelf().has_value()) {
    RSU_ASSIGN_OR_RETURN(
        const registry::GonePartners gone,
        draft.file.person.household->HeadAndSpousesWhoAreGone());
    for (Reason& note : HeadAndSpousesGone(gone.partners, gone.nobody_left)) {
      draft.Note(std::move(note));
    }
  }
  if (question_.with_direct_aid) RSU_RETURN_IF_ERROR(AddRaising(draft));
  AddThresholdRules(draft);
  AddWaysOut(draft);
  return absl::OkStatus();
}

void EligibilityAnswers::AddThresholdRules(Draft& draft) const {
  EligibilityAnswer& answer = draft.answer;
  const Programme* tadamon = programmes_.ByName(kAmoTadamonProgramme);
  if (tadamon != nullptr &&
      HasReason(answer.classification.reasons, "SCORE_ABOVE_THRESHOLD")) {
    draft.Note(ThresholdRule(*tadamon, question_.day));
  }
  const Programme* aid = programmes_.ByName(kDirectSocialAidProgramme);
  if (aid != nullptr && answer.aid != nullptr &&
      HasReason(answer.aid->answer.reasons, "AID_SCORE_ABOVE_THRESHOLD")) {
    answer.aid_notes.push_back(ThresholdRule(*aid, question_.day));
  }
}

void EligibilityAnswers::AddFactsAboveThresholds(Draft& draft) const {
  const Score score = draft.input.standing->score;
  const Score lowest = draft.answer.reach->lowest;
  const auto add = [&](absl::string_view programme, absl::string_view code,
                       const std::vector<std::string>& unsettled) {
    const Programme* const found = programmes_.ByName(programme);
    if (found == nullptr || !IsAmong(code, unsettled)) return;
    auto note = FactsAboveThreshold(*found, question_.day, score, lowest);
    if (note.has_value()) draft.Note(*std::move(note));
  };
  add(kAmoTadamonProgramme, "SCORE_ABOVE_THRESHOLD",
      UnsettledCodes(draft.answer.classification.reasons));
  if (draft.answer.aid != nullptr) {
    add(kDirectSocialAidProgramme, "AID_SCORE_ABOVE_THRESHOLD",
        draft.answer.aid->unsettled);
  }
}

void EligibilityAnswers::AddWaysOut(Draft& draft) const {
  EligibilityAnswer& answer = draft.answer;
  WaysOut ways(programmes_.common(), question_.day, &answer.ways_out);
  for (const std::string& code :
       UnsettledCodes(answer.classification.reasons)) {
    ways.Add(code);
  }
  for (const Reason& note : answer.notes) ways.Add(note.code);
  if (answer.aid == nullptr) return;
  for (const std::string& code : answer.aid->unsettled) ways.Add(code);
}

}  // namespace scoring
