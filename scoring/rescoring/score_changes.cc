#include "scoring/rescoring/score_changes.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "base/status_macros.h"
#include "scoring/rescoring/score_in_force.h"
#include "scoring/storage/rescoring_runs.h"

namespace scoring {
namespace {

using base::Date;
using base::sql::Session;
using registry::StoredDeclaration;

// What a register knew of one household, growing with each thing it learned.
class Household {
 public:
  Household(Session& session, const FormulaSet& formulas)
      : session_(session), formulas_(formulas) {}

  absl::Status Learn(const StoredDeclaration& declaration) {
    const Date day = declaration.effective_date;
    const auto next = in_force_.upper_bound(day);
    const std::optional<Date> end =
        next == in_force_.end() ? std::nullopt : std::optional(next->first);
    const ScoreCause cause = declaration.replaces == 0
                                 ? ScoreCause::kDeclaration
                                 : ScoreCause::kCorrection;
    return Change(day, end, {cause, declaration.known_at_us, 0},
                  [&] { in_force_[day] = &declaration; });
  }

  // Of runs with one first day the one learned last goes before the others.
  absl::Status Learn(const RescoringRun& run) {
    if (run.takes_back.has_value()) return TakeBack(run);
    return Change(run.from_day, std::nullopt,
                  {ScoreCause::kRescoring, *run.finished_us, 0}, [&] {
                    const auto place =
                        std::find_if(runs_.begin(), runs_.end(),
                                     [&run](const RescoringRun* other) {
                                       return other->from_day <= run.from_day;
                                     });
                    runs_.insert(place, &run);
                  });
  }

  std::vector<ScoreChange> TakeChanges() { return std::move(changes_); }

 private:
  struct Event {
    ScoreCause cause;
    std::int64_t known_at_us;
    std::int64_t taken_back_by;
  };

  absl::Status TakeBack(const RescoringRun& run) {
    const auto taken = std::find_if(runs_.begin(), runs_.end(),
                                    [&run](const RescoringRun* other) {
                                      return other->run == *run.takes_back;
                                    });
    if (taken == runs_.end()) return absl::OkStatus();
    return Change((*taken)->from_day, std::nullopt,
                  {ScoreCause::kTakenBack, *run.finished_us, run.run},
                  [&] { runs_.erase(taken); });
  }

  // Learns something that may change the scores of the days from `first` on,
  // before `end`.
  template <typename Act>
  absl::Status Change(Date first, std::optional<Date> end, Event event,
                      Act act) {
    // The days on which another score may begin.
    std::set<Date> days = {first};
    const auto add = [&](Date day) {
      if (first < day && (!end.has_value() || day < *end)) days.insert(day);
    };
    for (const auto& [day, declaration] : in_force_) add(day);
    for (const RescoringRun* run : runs_) add(run->from_day);
    std::map<Date, std::optional<HeldScore>> before;
    for (const Date day : days) {
      RSU_ASSIGN_OR_RETURN(before[day], On(day));
    }
    act();
    const std::size_t earlier = changes_.size();
    for (const Date day : days) {
      RSU_ASSIGN_OR_RETURN(const auto now, On(day));
      // What is declared, run or taken back takes no score away.
      if (!now.has_value() || now == before[day]) continue;
      const auto next = std::next(days.find(day));
      const std::optional<Date> next_day =
          next == days.end() ? end : std::optional(*next);
      const std::optional<Date> last = next_day.has_value()
                                           ? std::optional(DayBefore(*next_day))
                                           : std::nullopt;
      if (changes_.size() > earlier && changes_.back().score == *now &&
          changes_.back().previous == before[day] &&
          changes_.back().last_day == DayBefore(day)) {
        changes_.back().last_day = last;
        continue;
      }
      changes_.push_back({event.cause, event.known_at_us, day, last, *now,
                          before[day], event.taken_back_by});
    }
    return absl::OkStatus();
  }

  absl::StatusOr<std::optional<HeldScore>> On(Date day) {
    const auto after = in_force_.upper_bound(day);
    if (after == in_force_.begin()) return std::nullopt;
    const StoredDeclaration& declaration = *std::prev(after)->second;
    HeldScore held = {declaration.score_ticks, declaration.formula,
                      declaration.key, declaration.effective_date, 0};
    for (const RescoringRun* run : runs_) {
      if (day < run->from_day) continue;
      RSU_ASSIGN_OR_RETURN(const auto ticks, ByRun(*run, declaration));
      if (!ticks.has_value()) continue;
      held.ticks = *ticks;
      held.formula = run->formula;
      held.run = run->run;
      break;
    }
    return held;
  }

  // Looked up once, since it is the same on every day.
  absl::StatusOr<std::optional<std::int64_t>> ByRun(
      const RescoringRun& run, const StoredDeclaration& declaration) {
    const auto key = std::make_pair(run.run, declaration.key.revision);
    const auto known = by_run_.find(key);
    if (known != by_run_.end()) return known->second;
    RSU_ASSIGN_OR_RETURN(const auto ticks,
                         ScoreByRun(session_, formulas_, run, declaration));
    by_run_[key] = ticks;
    return ticks;
  }

  Session& session_;
  const FormulaSet& formulas_;
  std::map<Date, const StoredDeclaration*> in_force_;  // by effective date
  std::vector<const RescoringRun*> runs_;  // the one that goes before first
  std::map<std::pair<std::int64_t, std::int64_t>, std::optional<std::int64_t>>
      by_run_;
  std::vector<ScoreChange> changes_;
};

}  // namespace

absl::StatusOr<std::vector<ScoreChange>> FindScoreChanges(
    Session& session, const FormulaSet& formulas, idcs::IdcsNumber household,
    std::int64_t known_at_us) {
  RSU_ASSIGN_OR_RETURN(
      const std::vector<StoredDeclaration> declarations,
      registry::ListDeclarationsKnown(session, household, known_at_us));
  RSU_ASSIGN_OR_RETURN(const std::vector<RescoringRun> runs,
                       RunsSucceeded(session, known_at_us));
  Household known(session, formulas);
  auto run = runs.begin();
  for (const StoredDeclaration& declaration : declarations) {
    for (; run != runs.end() && *run->finished_us < declaration.known_at_us;
         ++run) {
      RSU_RETURN_IF_ERROR(known.Learn(*run));
    }
    RSU_RETURN_IF_ERROR(known.Learn(declaration));
  }
  for (; run != runs.end(); ++run) RSU_RETURN_IF_ERROR(known.Learn(*run));
  return known.TakeChanges();
}

}  // namespace scoring
