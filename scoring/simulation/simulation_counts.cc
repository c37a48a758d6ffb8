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
  const std::int64_t step = (ticks + kStepTicks - 1) / kStepTicks;
  return static_cast<std::size_t>(
      std::min<std::int64_t>(step, std::int64_t{kSteps} + 1));
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
}

SimulationCounts::SimulationCounts(const Scenario* scenario)
    : scenario_(scenario),
      programmes_(scenario->programmes().size()),
      exclusive_(scenario->exclusive().size()),
      group_households_(kGroups),
      groups_(kGroups * scenario->programmes().size()),
      steps_(kSteps + 2) {
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

void SimulationCounts::CountExclusive(std::int64_t before, std::int64_t after,
                                      Size size) {
  const auto count = [size](const Period* one, const Period* other,
                            std::int64_t ticks, Size& both, Size& neither) {
    if (one == nullptr || other == nullptr) return;
    const bool in_one = IsOn(one, ticks);
    if (in_one != IsOn(other, ticks)) return;
    (in_one ? both : neither).Add(size);
  };
  for (std::size_t i = 0; i < exclusive_.size(); ++i) {
    const ExclusivePair& pair = scenario_->exclusive()[i];
    const ComparedProgramme& one = scenario_->programmes()[pair.one];
    const ComparedProgramme& other = scenario_->programmes()[pair.other];
    ExclusionCounts& counts = exclusive_[i];
    count(one.before, other.before, before, counts.in_both.before,
          counts.in_neither.before);
    count(one.after, other.after, after, counts.in_both.after,
          counts.in_neither.after);
  }
}

void SimulationCounts::Count(const CountedHousehold& household) {
  const auto& [before, after] = household.ticks;
  const Size size = {1, household.group.members};
  total_.Add(size);
  if (before != after) ++changed_;
  if (!household.usable.before) ++not_usable_.before;
  if (!household.usable.after) ++not_usable_.after;
  steps_[StepOf(before)].before.Add(size);
  steps_[StepOf(after)].after.Add(size);
  for (Mark& mark : marks_) {
    if (before <= mark.ticks) mark.at_or_under.before.Add(size);
    if (after <= mark.ticks) mark.at_or_under.after.Add(size);
  }
  CountExclusive(before, after, size);
  const std::size_t group = IndexOf(household.group);
  ++group_households_[group];
  for (std::size_t i = 0; i < programmes_.size(); ++i) {
    const ComparedProgramme& programme = scenario_->programmes()[i];
    ProgrammeCounts& counts = programmes_[i];
    const bool was = IsOn(programme.before, before);
    const bool is = IsOn(programme.after, after);
    GroupCounts& in_group = groups_[group * programmes_.size() + i];
    in_group.before += was ? 1 : 0;
    in_group.after += is ? 1 : 0;
    in_group.entered += !was && is ? 1 : 0;
    in_group.left += was && !is ? 1 : 0;
    if (programme.before != nullptr) {
      CountNear(before, programme.before->threshold.ticks(),
                counts.near.before);
      CountBracket(*programme.before, before, counts.brackets.before);
      CountAt(counts.by_crossings,
              household.history == nullptr
                  ? 0
                  : CountCrossings(*programme.before, *household.history));
    }
    if (programme.after != nullptr) {
      CountNear(after, programme.after->threshold.ticks(), counts.near.after);
      CountBracket(*programme.after, after, counts.brackets.after);
    }
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
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    groups_[i].Add(other.groups_[i]);
  }
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    steps_[i].before.Add(other.steps_[i].before);
    steps_[i].after.Add(other.steps_[i].after);
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
