#include "registry/service/changed_answers.h"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "base/date.h"
#include "base/status_macros.h"
#include "registry/service/resource_name.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;

// The places of the two that are merged.
constexpr std::size_t kTwice = 0;
constexpr std::size_t kInto = 1;

// Days in a row on which one person is answered one thing before and another
// after, by their places.
struct Run {
  std::size_t first = 0;
  std::size_t end = 0;  // the first place after them
};

// Whether a change is to be told of. A number that is retired loses its outcome
// on every day, which goes without saying.
bool IsToldOf(const PersonAnswer& before, const PersonAnswer& after) {
  if (after.retired && before.HasOutcomeAlone()) return false;
  return before != after;
}

// Of the person at a place: the periods in which the answers differ.
std::vector<Run> RunsOf(std::size_t person, const AnswersByDay& before,
                        const AnswersByDay& after) {
  std::vector<Run> runs;
  for (std::size_t day = 0; day < before.size(); ++day) {
    if (!IsToldOf(before[day][person], after[day][person])) continue;
    const bool goes_on = !runs.empty() && runs.back().end == day &&
                         before[day - 1][person] == before[day][person] &&
                         after[day - 1][person] == after[day][person];
    if (!goes_on) runs.push_back({day, day});
    runs.back().end = day + 1;
  }
  return runs;
}

// The last day before the day at a place; nothing if there is no end.
std::optional<base::Date> LastDay(const MergeReach& reach, std::size_t end) {
  if (end < reach.days.size()) return DayBefore(reach.days[end]);
  if (reach.not_told_from.has_value()) return DayBefore(*reach.not_told_from);
  return std::nullopt;
}

}  // namespace

absl::StatusOr<AnswersByDay> TellAnswers(base::sql::Session& session,
                                         const PersonAnswers& answers,
                                         const MergeReach& reach) {
  AnswersByDay told;
  told.reserve(reach.days.size());
  for (const base::Date day : reach.days) {
    RSU_ASSIGN_OR_RETURN(std::vector<PersonAnswer> of_day,
                         answers.Tell(session, reach.people, day));
    told.push_back(std::move(of_day));
  }
  return told;
}

void FillChangedAnswers(const MergeReach& reach, const AnswersByDay& before,
                        const AnswersByDay& after, v1::MergeEffects& effects) {
  for (std::size_t person = 0; person < reach.people.size(); ++person) {
    const std::vector<Run> runs = RunsOf(person, before, after);
    if (runs.empty()) continue;
    v1::ChangedPerson& changed = *effects.add_changes();
    changed.set_idcs(reach.people[person].ToString());
    if (person == kTwice) {
      changed.set_merged_into(PersonName(reach.people[kInto]));
    }
    for (const Run& run : runs) {
      if (changed.periods_size() == kMostPeriodsOfPerson) {
        changed.set_more_periods(static_cast<int>(runs.size()) -
                                 kMostPeriodsOfPerson);
        break;
      }
      v1::ChangedPeriod& period = *changed.add_periods();
      period.set_from_date(reach.days[run.first].ToString());
      const std::optional<base::Date> last = LastDay(reach, run.end);
      if (last.has_value()) period.set_to_date(last->ToString());
      FillStanding(before[run.first][person], *period.mutable_before());
      FillStanding(after[run.first][person], *period.mutable_after());
    }
  }
  if (reach.not_told_from.has_value()) {
    effects.set_not_told_from(reach.not_told_from->ToString());
  }
}

void FillStanding(const PersonAnswer& answer, v1::PersonStanding& standing) {
  standing.set_outcome(answer.outcome);
  standing.set_household(answer.household);
  standing.set_score(answer.score);
  standing.set_regime(answer.regime);
  for (const std::string& programme : answer.programmes) {
    standing.add_programmes(programme);
  }
  if (answer.contribution_mad.has_value()) {
    standing.set_contribution_mad(*answer.contribution_mad);
  }
  if (answer.pays_mad.has_value()) standing.set_pays_mad(*answer.pays_mad);
  standing.set_insured_through(answer.insured_through);
  if (answer.direct_aid_mad.has_value()) {
    standing.set_direct_aid_mad(*answer.direct_aid_mad);
    standing.set_receives_mad(answer.is_paid_aid ? *answer.direct_aid_mad : 0);
  }
  standing.set_direct_aid(answer.direct_aid);
}

}  // namespace registry
