#include "scoring/simulation/simulation_counts.h"

#include <algorithm>

#include "scoring/score/score.h"

namespace scoring {
namespace {

// Whether there is the programme and scores of the zone are on its side.
bool IsOn(const Period* period, const ScoreCuts::Thresholds& thresholds,
          std::size_t zone) {
  if (period == nullptr || zone == 0) return false;
  const std::int64_t end =
      zone > thresholds.size() ? INT64_MAX : thresholds[zone - 1];
  return period->OnSide(Score::FromTicks(end));
}

// How many are at a score or under it, of one side.
class AtOrUnder {
 public:
  AtOrUnder(const ScoreCuts& cuts,
            const std::vector<HouseholdTally::Cell>& cells)
      : cuts_(cuts) {
    Size all;
    Size usable;
    for (const HouseholdTally::Cell& cell : cells) {
      all.Add(cell[0]);
      all.Add(cell[1]);
      usable.Add(cell[1]);
      all_.push_back(all);
      usable_.push_back(usable);
    }
  }

  // `ticks` and `above` are cuts, or the highest there is.
  Size All(std::int64_t ticks) const { return all_[cuts_.CellOf(ticks)]; }
  Size AllIn(std::int64_t above, std::int64_t ticks) const {
    return Between(All(above), All(ticks));
  }
  Size UsableIn(std::int64_t above, std::int64_t ticks) const {
    return Between(Usable(above), Usable(ticks));
  }
  Size Usable(std::int64_t ticks) const { return usable_[cuts_.CellOf(ticks)]; }

 private:
  static Size Between(const Size& lower, const Size& upper) {
    return {upper.households - lower.households, upper.people - lower.people,
            upper.usable - lower.usable};
  }

  const ScoreCuts& cuts_;
  std::vector<Size> all_;     // by cell, with those below
  std::vector<Size> usable_;  // of them, those with a usable score
};

std::array<NearThreshold, kNearTicks.size()> NearOf(const Period& period,
                                                    const AtOrUnder& scores) {
  const std::int64_t threshold = period.threshold.ticks();
  std::array<NearThreshold, kNearTicks.size()> near;
  for (std::size_t i = 0; i < kNearTicks.size(); ++i) {
    near[i].at_or_under =
        scores.UsableIn(Moved(threshold, -kNearTicks[i] - 1), threshold)
            .households;
    near[i].above =
        scores.UsableIn(threshold, Moved(threshold, kNearTicks[i])).households;
  }
  return near;
}

std::vector<std::int64_t> BracketsOf(const Period& period,
                                     const AtOrUnder& scores) {
  std::vector<std::int64_t> brackets;
  brackets.reserve(period.brackets.size());
  for (const Bracket& bracket : period.brackets) {
    const std::int64_t up_to =
        bracket.up_to.has_value() ? bracket.up_to->ticks() : INT64_MAX;
    brackets.push_back(
        scores.UsableIn(bracket.above.ticks(), up_to).households);
  }
  return brackets;
}

// Counts the households that the thresholds of one side put on the side of both
// programmes, and of neither.
void CountExclusive(const Period* one, const Period* other,
                    const ScoreCuts::Thresholds& thresholds,
                    const AtOrUnder& scores, Size& both, Size& neither) {
  if (one == nullptr || other == nullptr) return;
  Size below;
  for (std::size_t zone = 1; zone <= thresholds.size() + 1; ++zone) {
    const Size upper = scores.Usable(
        zone > thresholds.size() ? INT64_MAX : thresholds[zone - 1]);
    const bool in_one = IsOn(one, thresholds, zone);
    if (in_one == IsOn(other, thresholds, zone)) {
      (in_one ? both : neither)
          .Add({upper.households - below.households,
                upper.people - below.people, upper.usable - below.usable});
    }
    below = upper;
  }
}

void FillSteps(const AtOrUnder& scores, Size Both<Size>::*side,
               std::vector<Both<Size>>& steps, std::vector<Both<Size>>& below,
               std::vector<Both<Size>>& above) {
  std::int64_t end = 0;
  steps[0].*side = scores.All(0);
  for (std::size_t k = 1; k <= kSteps; ++k, end += kStepTicks) {
    steps[k].*side = scores.AllIn(end, end + kStepTicks);
  }
  steps[kSteps + 1].*side = scores.AllIn(end, INT64_MAX);
  std::int64_t lower = end;
  for (std::size_t k = 0; k < kTailSteps; ++k) {
    const std::int64_t upper =
        k + 1 < kTailSteps ? end + (kPointTicks << k) : INT64_MAX;
    above[k].*side = scores.AllIn(lower, upper);
    lower = upper;
  }
  std::int64_t upper = 0;
  for (std::size_t k = 0; k + 1 < kTailSteps; ++k) {
    below[k].*side = scores.AllIn(-(kPointTicks << k), upper);
    upper = -(kPointTicks << k);
  }
  below[kTailSteps - 1].*side = scores.All(upper);
}

}  // namespace

void GroupCounts::Add(const GroupCounts& other) {
  before += other.before;
  after += other.after;
  entered += other.entered;
  left += other.left;
  to_unusable += other.to_unusable;
  from_unusable += other.from_unusable;
}

SimulationCounts::SimulationCounts(const HouseholdTally& tally)
    : scenario_(&tally.cuts().scenario()),
      changed_(tally.changed()),
      programmes_(scenario_->programmes().size()),
      exclusive_(scenario_->exclusive().size()),
      group_households_(kGroups),
      group_usable_(kGroups),
      groups_(kGroups * scenario_->programmes().size()),
      steps_(kSteps + 2),
      below_(kTailSteps),
      above_(kTailSteps) {
  CountGroups(tally);
  CountScores(tally);
}

void SimulationCounts::CountGroups(const HouseholdTally& tally) {
  const Both<ScoreCuts::Thresholds>& thresholds = tally.cuts().thresholds();
  for (std::size_t zone = 0; zone < thresholds.before.size() + 2; ++zone) {
    for (std::size_t to = 0; to < thresholds.after.size() + 2; ++to) {
      CountMove(tally, {zone, to});
    }
  }
}

void SimulationCounts::CountMove(const HouseholdTally& tally,
                                 const Both<std::size_t>& zone) {
  const Both<ScoreCuts::Thresholds>& thresholds = tally.cuts().thresholds();
  const std::size_t programmes = programmes_.size();
  std::vector<Both<bool>> on(programmes);
  for (std::size_t i = 0; i < programmes; ++i) {
    const ComparedProgramme& programme = scenario_->programmes()[i];
    on[i] = {IsOn(programme.before, thresholds.before, zone.before),
             IsOn(programme.after, thresholds.after, zone.after)};
  }
  const Both<bool> usable = {zone.before != 0, zone.after != 0};
  for (std::size_t group = 0; group < kGroups; ++group) {
    const std::int64_t moved = tally.Moved(group, zone.before, zone.after);
    if (moved == 0) continue;
    total_.Add({moved, moved * GroupAt(group).members,
                usable.before && usable.after ? moved : 0});
    group_households_[group] += moved;
    (usable.before ? group_usable_[group].before : not_usable_.before) += moved;
    (usable.after ? group_usable_[group].after : not_usable_.after) += moved;
    for (std::size_t i = 0; i < programmes; ++i) {
      const auto& [was, is] = on[i];
      GroupCounts& counts = groups_[group * programmes + i];
      if (was) counts.before += moved;
      if (is) counts.after += moved;
      if (was == is) continue;
      if (is) {
        (usable.before ? counts.entered : counts.from_unusable) += moved;
      } else {
        (usable.after ? counts.left : counts.to_unusable) += moved;
      }
    }
  }
}

void SimulationCounts::CountScores(const HouseholdTally& tally) {
  const ScoreCuts& cuts = tally.cuts();
  const Both<ScoreCuts::Thresholds>& thresholds = cuts.thresholds();
  const AtOrUnder before(cuts, tally.before());
  const AtOrUnder after(cuts, tally.after());
  const std::vector<std::vector<std::int64_t>> crossings = tally.ByCrossings();
  for (std::size_t i = 0; i < programmes_.size(); ++i) {
    const ComparedProgramme& programme = scenario_->programmes()[i];
    ProgrammeCounts& counts = programmes_[i];
    if (programme.before != nullptr) {
      counts.near.before = NearOf(*programme.before, before);
      counts.brackets.before = BracketsOf(*programme.before, before);
      counts.by_crossings = crossings[i];
    }
    if (programme.after != nullptr) {
      counts.near.after = NearOf(*programme.after, after);
      counts.brackets.after = BracketsOf(*programme.after, after);
    }
  }
  for (std::size_t i = 0; i < exclusive_.size(); ++i) {
    const ExclusivePair& pair = scenario_->exclusive()[i];
    const ComparedProgramme& one = scenario_->programmes()[pair.one];
    const ComparedProgramme& other = scenario_->programmes()[pair.other];
    ExclusionCounts& counts = exclusive_[i];
    CountExclusive(one.before, other.before, thresholds.before, before,
                   counts.in_both.before, counts.in_neither.before);
    CountExclusive(one.after, other.after, thresholds.after, after,
                   counts.in_both.after, counts.in_neither.after);
  }
  FillSteps(before, &Both<Size>::before, steps_, below_, above_);
  FillSteps(after, &Both<Size>::after, steps_, below_, above_);
  ScoreCuts::Thresholds marks = thresholds.before;
  marks.insert(marks.end(), thresholds.after.begin(), thresholds.after.end());
  std::sort(marks.begin(), marks.end());
  marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
  for (const std::int64_t ticks : marks) {
    marks_.push_back({ticks, {before.All(ticks), after.All(ticks)}});
  }
}

}  // namespace scoring
