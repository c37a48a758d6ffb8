#include "scoring/simulation/simulation_counts.h"

#include <algorithm>

#include "scoring/score/score.h"

namespace scoring {
namespace {

constexpr std::size_t kSexes = 3;  // not known, female, male
constexpr auto kSizes = static_cast<std::size_t>(kMaxMembers);

// Index in SimulationCounts::steps().
std::size_t StepOf(std::int64_t ticks) {
  if (ticks <= 0) return 0;
  const std::int64_t step = (ticks - 1) / kStepTicks + 1;
  return static_cast<std::size_t>(
      std::min<std::int64_t>(step, std::int64_t{kSteps} + 1));
}

// Index in SimulationCounts::below() of a score at or under 0.
std::size_t TailBelow(std::int64_t ticks) {
  std::size_t k = 0;
  for (std::int64_t end = -kPointTicks; k + 1 < kTailSteps && ticks <= end;
       ++k) {
    if (end < INT64_MIN / 2) return kTailSteps - 1;
    end *= 2;
  }
  return k;
}

// Index in SimulationCounts::above() of a score above 20.
std::size_t TailAbove(std::int64_t ticks) {
  const std::int64_t distance =
      ticks - static_cast<std::int64_t>(kSteps) * kStepTicks;
  std::size_t k = 0;
  for (std::int64_t end = kPointTicks; k + 1 < kTailSteps && distance > end;
       ++k) {
    if (end > INT64_MAX / 2) return kTailSteps - 1;
    end *= 2;
  }
  return k;
}

void CountNear(std::int64_t ticks, std::int64_t threshold,
               std::array<NearThreshold, kNearTicks.size()>& near) {
  const std::int64_t distance =
      Distance(Score::FromTicks(ticks), Score::FromTicks(threshold)).ticks();
  for (std::size_t i = 0; i < kNearTicks.size(); ++i) {
    if (distance > kNearTicks[i] || distance < -kNearTicks[i]) continue;
    ++(distance <= 0 ? near[i].at_or_under : near[i].above);
  }
}

void CountBracket(const Period& period, std::int64_t ticks,
                  std::vector<std::int64_t>& brackets) {
  for (std::size_t i = 0; i < brackets.size(); ++i) {
    const Bracket& bracket = period.brackets[i];
    if (ticks > bracket.above.ticks() &&
        (!bracket.up_to.has_value() || ticks <= bracket.up_to->ticks())) {
      ++brackets[i];
      return;
    }
  }
}

// Whether there is the programme and the score is on its side.
bool IsOn(const Period* period, std::int64_t ticks) {
  return period != nullptr && period->OnSide(Score::FromTicks(ticks));
}

std::size_t CountCrossings(const Period& period,
                           const std::vector<std::int64_t>& history) {
  std::size_t crossings = 0;
  for (std::size_t i = 1; i < history.size(); ++i) {
    if (IsOn(&period, history[i - 1]) != IsOn(&period, history[i])) {
      ++crossings;
    }
  }
  return crossings;
}

void CountAt(std::vector<std::int64_t>& counts, std::size_t index) {
  if (counts.size() <= index) counts.resize(index + 1);
  ++counts[index];
}

void AddAll(std::vector<std::int64_t>& counts,
            const std::vector<std::int64_t>& others) {
  if (counts.size() < others.size()) counts.resize(others.size());
  for (std::size_t i = 0; i < others.size(); ++i) counts[i] += others[i];
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

SimulationCounts::SimulationCounts(const Scenario* scenario)
    : scenario_(scenario),
      programmes_(scenario->programmes().size()),
      exclusive_(scenario->exclusive().size()),
      group_households_(kGroups),
      group_usable_(kGroups),
      groups_(kGroups * scenario->programmes().size()),
      steps_(kSteps + 2),
      below_(kTailSteps),
      above_(kTailSteps) {
  std::vector<std::int64_t> thresholds;
  for (std::size_t i = 0; i < programmes_.size(); ++i) {
    const ComparedProgramme& programme = scenario->programmes()[i];
    if (programme.before != nullptr) {
      thresholds.push_back(programme.before->threshold.ticks());
      programmes_[i].brackets.before.resize(programme.before->brackets.size());
    }
    if (programme.after != nullptr) {
      thresholds.push_back(programme.after->threshold.ticks());
      programmes_[i].brackets.after.resize(programme.after->brackets.size());
    }
  }
  std::sort(thresholds.begin(), thresholds.end());
  thresholds.erase(std::unique(thresholds.begin(), thresholds.end()),
                   thresholds.end());
  for (const std::int64_t ticks : thresholds) marks_.push_back({ticks, {}});
}

void SimulationCounts::CountExclusive(const CountedHousehold& household,
                                      Size size) {
  const auto count = [size](const Period* one, const Period* other, bool usable,
                            std::int64_t ticks, Size& both, Size& neither) {
    // A score that may not be used puts nobody in, and nobody out.
    if (one == nullptr || other == nullptr || !usable) return;
    const bool in_one = IsOn(one, ticks);
    if (in_one != IsOn(other, ticks)) return;
    (in_one ? both : neither).Add(size);
  };
  for (std::size_t i = 0; i < exclusive_.size(); ++i) {
    const ExclusivePair& pair = scenario_->exclusive()[i];
    const ComparedProgramme& one = scenario_->programmes()[pair.one];
    const ComparedProgramme& other = scenario_->programmes()[pair.other];
    ExclusionCounts& counts = exclusive_[i];
    count(one.before, other.before, household.usable.before,
          household.ticks.before, counts.in_both.before,
          counts.in_neither.before);
    count(one.after, other.after, household.usable.after, household.ticks.after,
          counts.in_both.after, counts.in_neither.after);
  }
}

void SimulationCounts::CountSide(std::int64_t ticks, const Size& size,
                                 Size Both<Size>::*side) {
  const std::size_t step = StepOf(ticks);
  (steps_[step].*side).Add(size);
  if (step == 0) (below_[TailBelow(ticks)].*side).Add(size);
  if (step > kSteps) (above_[TailAbove(ticks)].*side).Add(size);
  for (Mark& mark : marks_) {
    if (ticks <= mark.ticks) (mark.at_or_under.*side).Add(size);
  }
}

void SimulationCounts::CountProgramme(const CountedHousehold& household,
                                      std::size_t group, std::size_t index) {
  const auto& [before, after] = household.ticks;
  const Both<bool>& usable = household.usable;
  const ComparedProgramme& programme = scenario_->programmes()[index];
  ProgrammeCounts& counts = programmes_[index];
  const bool was = usable.before && IsOn(programme.before, before);
  const bool is = usable.after && IsOn(programme.after, after);
  GroupCounts& in_group = groups_[group * programmes_.size() + index];
  in_group.before += was ? 1 : 0;
  in_group.after += is ? 1 : 0;
  in_group.entered += !was && is && usable.before ? 1 : 0;
  in_group.left += was && !is && usable.after ? 1 : 0;
  in_group.to_unusable += was && !usable.after ? 1 : 0;
  in_group.from_unusable += is && !usable.before ? 1 : 0;
  if (programme.before != nullptr) {
    if (usable.before) {
      CountNear(before, programme.before->threshold.ticks(),
                counts.near.before);
      CountBracket(*programme.before, before, counts.brackets.before);
    }
    CountAt(counts.by_crossings,
            household.history == nullptr
                ? 0
                : CountCrossings(*programme.before, *household.history));
  }
  if (programme.after != nullptr && usable.after) {
    CountNear(after, programme.after->threshold.ticks(), counts.near.after);
    CountBracket(*programme.after, after, counts.brackets.after);
  }
}

void SimulationCounts::Count(const CountedHousehold& household) {
  const auto& [before, after] = household.ticks;
  const Both<bool>& usable = household.usable;
  const std::int64_t members = household.group.members;
  total_.Add({1, members, usable.before && usable.after ? 1 : 0});
  if (before != after) ++changed_;
  if (!usable.before) ++not_usable_.before;
  if (!usable.after) ++not_usable_.after;
  CountSide(before, {1, members, usable.before ? 1 : 0}, &Both<Size>::before);
  CountSide(after, {1, members, usable.after ? 1 : 0}, &Both<Size>::after);
  CountExclusive(household, {1, members, 1});
  const std::size_t group = IndexOf(household.group);
  ++group_households_[group];
  group_usable_[group].before += usable.before ? 1 : 0;
  group_usable_[group].after += usable.after ? 1 : 0;
  for (std::size_t i = 0; i < programmes_.size(); ++i) {
    CountProgramme(household, group, i);
  }
}

void SimulationCounts::Add(const SimulationCounts& other) {
  total_.Add(other.total_);
  changed_ += other.changed_;
  not_usable_.before += other.not_usable_.before;
  not_usable_.after += other.not_usable_.after;
  for (std::size_t i = 0; i < programmes_.size(); ++i) {
    ProgrammeCounts& counts = programmes_[i];
    const ProgrammeCounts& more = other.programmes_[i];
    for (std::size_t k = 0; k < kNearTicks.size(); ++k) {
      counts.near.before[k].at_or_under += more.near.before[k].at_or_under;
      counts.near.before[k].above += more.near.before[k].above;
      counts.near.after[k].at_or_under += more.near.after[k].at_or_under;
      counts.near.after[k].above += more.near.after[k].above;
    }
    AddAll(counts.brackets.before, more.brackets.before);
    AddAll(counts.brackets.after, more.brackets.after);
    AddAll(counts.by_crossings, more.by_crossings);
  }
  for (std::size_t i = 0; i < exclusive_.size(); ++i) {
    exclusive_[i].in_both.before.Add(other.exclusive_[i].in_both.before);
    exclusive_[i].in_both.after.Add(other.exclusive_[i].in_both.after);
    exclusive_[i].in_neither.before.Add(other.exclusive_[i].in_neither.before);
    exclusive_[i].in_neither.after.Add(other.exclusive_[i].in_neither.after);
  }
  AddAll(group_households_, other.group_households_);
  for (std::size_t i = 0; i < group_usable_.size(); ++i) {
    group_usable_[i].before += other.group_usable_[i].before;
    group_usable_[i].after += other.group_usable_[i].after;
  }
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    groups_[i].Add(other.groups_[i]);
  }
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    steps_[i].before.Add(other.steps_[i].before);
    steps_[i].after.Add(other.steps_[i].after);
  }
  for (std::size_t i = 0; i < kTailSteps; ++i) {
    below_[i].before.Add(other.below_[i].before);
    below_[i].after.Add(other.below_[i].after);
    above_[i].before.Add(other.above_[i].before);
    above_[i].after.Add(other.above_[i].after);
  }
  for (std::size_t i = 0; i < marks_.size(); ++i) {
    marks_[i].at_or_under.before.Add(other.marks_[i].at_or_under.before);
    marks_[i].at_or_under.after.Add(other.marks_[i].at_or_under.after);
  }
}

std::size_t SimulationCounts::IndexOf(const Group& group) {
  const auto region = static_cast<std::size_t>(group.region - 1);
  const auto milieu = static_cast<std::size_t>(group.milieu) - 1;
  const auto members = static_cast<std::size_t>(group.members - 1);
  return ((region * 2 + milieu) * kSizes + members) * kSexes +
         static_cast<std::size_t>(group.head_sex);
}

Group SimulationCounts::GroupAt(std::size_t index) {
  Group group;
  group.head_sex = static_cast<int>(index % kSexes);
  index /= kSexes;
  group.members = static_cast<int>(index % kSizes) + 1;
  index /= kSizes;
  group.milieu = static_cast<registry::Milieu>(index % 2 + 1);
  group.region = static_cast<int>(index / 2) + 1;
  return group;
}

}  // namespace scoring
