#include "scoring/classification/notes.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "scoring/classification/reasons.h"
#include "scoring/entitlement/birth_date.h"

namespace scoring {
namespace {

using registry::GonePartner;
using registry::KnownEnd;
using registry::Member;
using registry::NameOf;
using registry::Regime;

absl::string_view CodeOf(ScoreRevisedBy by) {
  switch (by) {
    case ScoreRevisedBy::kCorrection:
      return "CORRECTION";
    case ScoreRevisedBy::kTakenBack:
      return "TAKEN_BACK";
    case ScoreRevisedBy::kRescoring:
      break;
  }
  return "RESCORING";
}

// What ends the score, or that nothing is known to.
Reason UntilWhen(const ScoreStory& story, const std::optional<KnownEnd>& gone) {
  if (gone.has_value() &&
      (!story.next.has_value() || gone->day <= story.next->from)) {
    return {"SCORE_ENDS_FOR_PERSON",
            {gone->day.ToString(), std::string(EndCode(gone->cause))}};
  }
  if (!story.next.has_value()) return {"SCORE_UNTIL_CHANGED", {}};
  return {"SCORE_NEXT",
          {story.next->score.ToString(), story.next->from.ToString(),
           story.next->by_run ? "RESCORING" : "DECLARATION"}};
}

// What the household had before, or the person elsewhere.
std::optional<Reason> Before(const ScoreStory& story,
                             const std::optional<Arrival>& arrival) {
  if (arrival.has_value()) {
    return Reason{
        "SCORE_SINCE_ARRIVAL",
        {arrival->day.ToString(),
         arrival->from_other_household ? "IN_OTHER_HOUSEHOLD"
                                       : "IN_NO_HOUSEHOLD",
         arrival->score.has_value() ? arrival->score->ToString() : "UNKNOWN"}};
  }
  if (!story.before.has_value()) return std::nullopt;
  return Reason{
      "SCORE_BEFORE",
      {story.before->ToString(),
       base::Date::FromDayNumber(story.from.day_number() - 1).ToString()}};
}

}  // namespace

Reason ThresholdRule(const Programme& programme, base::Date day) {
  const StabilityRule* rule = RuleOn(programme.rules().stability, day);
  const std::string code = ProgrammeCode(programme.name());
  if (rule == nullptr || (rule->band_ticks == 0 && rule->grace_days == 0 &&
                          rule->confirmations <= 1)) {
    return {"THRESHOLD_DIVIDES", {code, day.ToString()}};
  }
  return {"THRESHOLD_SOFTENED",
          {code, day.ToString(), Score::FromTicks(rule->band_ticks).ToString(),
           absl::StrCat(std::max(1, rule->confirmations)),
           absl::StrCat(rule->grace_days)}};
}

std::optional<Reason> FactsAboveThreshold(const Programme& programme,
                                          base::Date day, Score score,
                                          Score lowest) {
  const Period* period = programme.InForce(day);
  if (period == nullptr || period->side != Side::kAtMost ||
      period->OnSide(score)) {
    return std::nullopt;
  }
  return Reason{period->OnSide(lowest) ? "SCORE_ABOVE_WITHIN_FACTS"
                                       : "SCORE_ABOVE_BEYOND_FACTS",
                {ProgrammeCode(programme.name()),
                 Distance(score, period->threshold).Size().ToString(),
                 score == lowest ? "0" : Distance(score, lowest).ToString()}};
}

std::vector<Reason> CoverSince(Regime regime, const CoverDays& days) {
  std::vector<Reason> notes;
  const std::optional<KnownEnd>& end = days.end;
  notes.push_back({"COVER_SINCE",
                   {std::string(NameOf(regime)), days.since.ToString(),
                    end.has_value() ? end->day.ToString() : "OPEN",
                    end.has_value() ? std::string(EndCode(end->cause)) : "OPEN",
                    absl::StrCat(days.age_limit),
                    end.has_value() ? ReporterOf(*end) : "OPEN"}});
  if (days.next.has_value()) {
    notes.push_back(
        {"COVER_FOLLOWS",
         {std::string(NameOf(days.next->regime)), days.next->day.ToString()}});
  }
  return notes;
}

std::vector<Reason> ScoreSince(const ScoreStory& story,
                               const std::optional<KnownEnd>& gone,
                               const std::optional<Arrival>& arrival) {
  std::vector<Reason> notes;
  const std::string score = story.score.ToString();
  const std::string from = story.from.ToString();
  if (story.run.has_value()) {
    notes.push_back(
        {"SCORE_SINCE_RESCORING",
         {score, from, absl::StrCat(story.run->number), story.run->formula}});
  } else {
    notes.push_back({"SCORE_SINCE", {score, from}});
  }
  notes.push_back(UntilWhen(story, gone));
  const std::optional<Reason> before = Before(story, arrival);
  if (before.has_value()) notes.push_back(*before);
  if (story.revision.has_value()) {
    const ScoreStory::Revision& revision = *story.revision;
    notes.push_back(
        {"SCORE_REVISED",
         {score, revision.first_day.ToString(), revision.before.ToString(),
          revision.known_day.ToString(), std::string(CodeOf(revision.by))}});
  }
  return notes;
}

std::vector<Reason> Crossings(const ProgrammeSet& programmes, base::Date day,
                              const ScoreStory& story,
                              const std::optional<Arrival>& arrival) {
  const std::optional<Score> before =
      arrival.has_value() ? arrival->score : story.before;
  std::vector<Reason> notes;
  for (const Programme& programme : programmes.programmes()) {
    const Period* period = programme.InForce(day);
    if (period == nullptr || period->side != Side::kAtMost) continue;
    const bool on_side = period->OnSide(story.score);
    const auto add = [&](absl::string_view code, base::Date since) {
      notes.push_back(
          {code,
           {ProgrammeCode(programme.name()), since.ToString(),
            period->threshold.ToString(), on_side ? "UNDER" : "ABOVE"}});
    };
    if (before.has_value() && period->OnSide(*before) != on_side) {
      if (arrival.has_value()) {
        add("SCORE_CROSSED_BY_ARRIVAL", arrival->day);
      } else {
        add("SCORE_CROSSED", story.from);
      }
    }
    if (story.revision.has_value() &&
        period->OnSide(story.revision->before) != on_side) {
      add("SCORE_CROSSED_BY_REVISION", story.revision->known_day);
    }
  }
  return notes;
}

Reason DependantUntil(const KnownEnd& end, int age_limit) {
  return {"DEPENDANT_UNTIL",
          {end.day.ToString(), std::string(EndCode(end.cause)),
           absl::StrCat(age_limit), ReporterOf(end)}};
}

Reason LivesAbroadUntil(const registry::StatusEnd& end) {
  return {"LIVES_ABROAD_UNTIL", {end.day.ToString(), end.source}};
}

std::vector<Reason> HeadAndSpousesGone(const std::vector<GonePartner>& gone,
                                       bool nobody_left) {
  std::vector<Reason> notes;
  for (const GonePartner& one : gone) {
    const std::string place = absl::StrCat(one.member + 1);
    const std::string relationship(RelationshipCode(one.relationship));
    if (one.died.has_value()) {
      notes.push_back(
          {"HEAD_OR_SPOUSE_DIED", {place, relationship, one.died->ToString()}});
    } else {
      notes.push_back({"HEAD_OR_SPOUSE_MOVED", {place, relationship}});
    }
  }
  if (nobody_left) notes.push_back({"HEAD_AND_SPOUSES_GONE", {}});
  return notes;
}

std::optional<Reason> PartlyKnownBirth(const BirthDateRule* rule,
                                       const Member& member, base::Date day) {
  const bool registered_counts =
      !member.other_birth_date.has_value() || !DeclaredBirthDateCounts(rule);
  if (member.registered_precision == registry::DatePrecision::kDay ||
      !registered_counts) {
    return std::nullopt;
  }
  return Reason{"BIRTH_DATE_PARTLY_KNOWN",
                {member.birth_date.ToString(),
                 absl::StrCat(base::WholeYears(member.birth_date, day)),
                 member.registered_precision == registry::DatePrecision::kYear
                     ? "YEAR"
                     : "MONTH"}};
}

}  // namespace scoring
