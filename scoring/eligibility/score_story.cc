#include "scoring/eligibility/score_story.h"

#include <algorithm>
#include <cstdint>
#include <set>

#include "base/status_macros.h"
#include "scoring/rescoring/score_in_force.h"
#include "scoring/score/score.h"

namespace scoring {
namespace {

using base::Date;

bool Covers(const ScoreChange& change, Date day) {
  return change.first_day <= day &&
         (!change.last_day.has_value() || day <= *change.last_day);
}

// Null: no score holds on the day.
const HeldScore* HeldOn(const std::vector<ScoreChange>& changes, Date day) {
  const auto last =
      std::find_if(changes.rbegin(), changes.rend(),
                   [day](const ScoreChange& one) { return Covers(one, day); });
  return last == changes.rend() ? nullptr : &last->score;
}

// The days on which another score may begin.
std::set<Date> BoundariesOf(const std::vector<ScoreChange>& changes) {
  std::set<Date> days;
  for (const ScoreChange& change : changes) {
    days.insert(change.first_day);
    if (change.last_day.has_value()) days.insert(DayAfter(*change.last_day));
  }
  return days;
}

// Whether a household has the same score by both, whatever it declared anew or
// a run came to. The first may be used.
absl::StatusOr<bool> IsEqual(const FormulaSet& formulas, const HeldScore& held,
                             const HeldScore& other) {
  if (held == other) return true;
  if (held.ticks != other.ticks) return false;
  return IsUsable(formulas, other.formula, other.ticks);
}

// The first day of those up to `day` on which the score is the same.
absl::StatusOr<Date> FirstDayOf(const std::vector<ScoreChange>& changes,
                                const FormulaSet& formulas,
                                const std::set<Date>& boundaries,
                                const HeldScore& held, Date day) {
  Date first = day;
  for (auto after = boundaries.upper_bound(day); after != boundaries.begin();) {
    --after;
    const HeldScore* there = HeldOn(changes, *after);
    if (there == nullptr) break;
    RSU_ASSIGN_OR_RETURN(const bool same, IsEqual(formulas, held, *there));
    if (!same) break;
    first = *after;
  }
  return first;
}

absl::StatusOr<std::optional<ScoreStory::Next>> NextOf(
    const std::vector<ScoreChange>& changes, const FormulaSet& formulas,
    const std::set<Date>& boundaries, const HeldScore& held, Date day) {
  for (auto next = boundaries.upper_bound(day); next != boundaries.end();
       ++next) {
    const HeldScore* there = HeldOn(changes, *next);
    if (there == nullptr) continue;
    RSU_ASSIGN_OR_RETURN(const bool same, IsEqual(formulas, held, *there));
    if (same) continue;
    return ScoreStory::Next{Score::FromTicks(there->ticks), *next,
                            there->effective_date != *next};
  }
  return std::nullopt;
}

std::optional<ScoreRevisedBy> RevisedBy(ScoreCause cause) {
  switch (cause) {
    case ScoreCause::kCorrection:
      return ScoreRevisedBy::kCorrection;
    case ScoreCause::kRescoring:
      return ScoreRevisedBy::kRescoring;
    case ScoreCause::kTakenBack:
      return ScoreRevisedBy::kTakenBack;
    case ScoreCause::kDeclaration:
      break;
  }
  return std::nullopt;
}

Date UtcDayOf(std::int64_t us) {
  constexpr std::int64_t kDayUs = 24LL * 60 * 60 * 1'000'000;
  return Date::FromDayNumber(static_cast<std::int32_t>(us / kDayUs));
}

// The last change that gave the day another score than it had. Null if that is
// a declaration, or what the day had was the score of the day before it begins,
// `before`, which may be null.
const ScoreChange* RevisionOf(const std::vector<ScoreChange>& changes, Date day,
                              const HeldScore* before) {
  for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
    if (!Covers(*change, day)) continue;
    if (!change->previous.has_value() || !RevisedBy(change->cause)) break;
    if (change->previous->ticks == change->score.ticks) continue;
    if (before != nullptr && *before == *change->previous) break;
    return &*change;
  }
  return nullptr;
}

}  // namespace

absl::StatusOr<std::optional<ScoreStory>> StoryOn(
    const std::vector<ScoreChange>& changes, const FormulaSet& formulas,
    base::Date day) {
  const auto may_be_used = [&formulas](const HeldScore& held) {
    return IsUsable(formulas, held.formula, held.ticks);
  };
  const HeldScore* held = HeldOn(changes, day);
  if (held == nullptr) return std::nullopt;
  RSU_ASSIGN_OR_RETURN(const bool usable, may_be_used(*held));
  if (!usable) return std::nullopt;
  const std::set<Date> boundaries = BoundariesOf(changes);
  ScoreStory story;
  story.score = Score::FromTicks(held->ticks);
  RSU_ASSIGN_OR_RETURN(story.from,
                       FirstDayOf(changes, formulas, boundaries, *held, day));
  const HeldScore* first = HeldOn(changes, story.from);
  if (first->run != 0 && story.from != first->effective_date) {
    story.run = ScoreStory::Run{first->run, first->formula};
  }
  RSU_ASSIGN_OR_RETURN(story.next,
                       NextOf(changes, formulas, boundaries, *held, day));
  const HeldScore* before = HeldOn(changes, DayBefore(story.from));
  if (before != nullptr && before->ticks != held->ticks) {
    RSU_ASSIGN_OR_RETURN(const bool known, may_be_used(*before));
    if (known) story.before = Score::FromTicks(before->ticks);
  }
  const ScoreChange* revision = RevisionOf(changes, day, before);
  if (revision == nullptr) return story;
  RSU_ASSIGN_OR_RETURN(const bool known, may_be_used(*revision->previous));
  if (known) {
    story.revision = ScoreStory::Revision{
        *RevisedBy(revision->cause), revision->first_day, revision->known_at_us,
        UtcDayOf(revision->known_at_us),
        Score::FromTicks(revision->previous->ticks)};
  }
  return story;
}

}  // namespace scoring
