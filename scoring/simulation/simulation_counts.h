#ifndef SCORING_SIMULATION_SIMULATION_COUNTS_H_
#define SCORING_SIMULATION_SIMULATION_COUNTS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "registry/declaration/household_facts.h"
#include "scoring/formula/formula.h"
#include "scoring/simulation/scenario.h"

namespace scoring {

// Households and the people in them.
struct Size {
  std::int64_t households = 0;
  std::int64_t people = 0;

  // Of the households, those whose score may be used.
  std::int64_t usable = 0;

  void Add(const Size& other) {
    households += other.households;
    people += other.people;
    usable += other.usable;
  }
  friend bool operator==(const Size& a, const Size& b) {
    return a.households == b.households && a.people == b.people &&
           a.usable == b.usable;
  }
};

// As things are, and as they would be.
template <typename T>
struct Both {
  T before{};
  T after{};
};

// Households that look the same to a count.
struct Group {
  int region = 1;  // 1 to 12
  registry::Milieu milieu = registry::Milieu::kUrban;
  int members = 1;   // 1 to kMaxMembers
  int head_sex = 0;  // as registry::Sex; 0: not known
};

// One household, its scores in ticks.
struct CountedHousehold {
  Group group;
  Both<std::int64_t> ticks;
  Both<bool> usable;  // within the usable range of the formula

  // The usable scores it has had, oldest first.
  const std::vector<std::int64_t>* history = nullptr;
};

// How far from a threshold is near, in ticks: 0.01, 0.05 and 0.1 points.
inline constexpr std::array<std::int64_t, 3> kNearTicks = {100'000, 500'000,
                                                           1'000'000};

// Households within such a distance of a threshold, the distance included.
struct NearThreshold {
  std::int64_t at_or_under = 0;
  std::int64_t above = 0;
};

// Scores are counted in steps of 0.01, (k, k + 1] hundredths, from 0 to 20, as
// a score equal to a threshold is under it. What is outside, which no usable
// score is, is in the first place and in the last.
inline constexpr std::int64_t kStepTicks = 100'000;
inline constexpr std::size_t kSteps = 2'000;

// Beyond them, in steps that double: k from 0 on is up to 2^k points away, and
// more than half of that. The last has no end.
inline constexpr std::size_t kTailSteps = 41;
inline constexpr std::int64_t kPointTicks = 10'000'000;

// What became of one programme. Whether a household is on the programme's side
// of its threshold is told by the score alone, as in RescoringReport. A score
// outside the usable range is on no side.
struct ProgrammeCounts {
  // By the threshold on either side; none where there is no programme.
  Both<std::array<NearThreshold, kNearTicks.size()>> near;

  // Households in each bracket of contributions.
  Both<std::vector<std::int64_t>> brackets;

  // Households by how often they came to the other side of the threshold as it
  // is, from each score they have had to the next.
  std::vector<std::int64_t> by_crossings;
};

// Households that the thresholds of two programmes which exclude each other put
// on the side of both, and of neither. Where there is one of the two, or none,
// on a side of the comparison, nothing is counted there.
struct ExclusionCounts {
  Both<Size> in_both;
  Both<Size> in_neither;
};

// What became of one programme in one group.
struct GroupCounts {
  std::int64_t before = 0;
  std::int64_t after = 0;

  // Both scores may be used.
  std::int64_t entered = 0;
  std::int64_t left = 0;

  // On the programme's side before, with a score after that may not be used,
  // and the reverse.
  std::int64_t to_unusable = 0;
  std::int64_t from_unusable = 0;

  void Add(const GroupCounts& other);
  bool IsNothing() const { return before == 0 && after == 0; }
};

// Exact counts over households: adding them up in any order and in any parts
// gives the same. Not thread-safe. Borrows the scenario.
class SimulationCounts {
 public:
  explicit SimulationCounts(const Scenario* scenario);

  void Count(const CountedHousehold& household);

  // Adds counts of the same scenario.
  void Add(const SimulationCounts& other);

  const Scenario& scenario() const { return *scenario_; }

  // `usable` are those of both sides.
  Size total() const { return total_; }
  std::int64_t changed() const { return changed_; }
  Both<std::int64_t> not_usable() const { return not_usable_; }

  // Of each programme of the scenario, in its order.
  const std::vector<ProgrammeCounts>& programmes() const { return programmes_; }

  // Of each pair of Scenario::exclusive(), in its order.
  const std::vector<ExclusionCounts>& exclusive() const { return exclusive_; }

  static constexpr std::size_t kGroups = kRegionCount * 2 * kMaxMembers * 3;
  static Group GroupAt(std::size_t index);
  static std::size_t IndexOf(const Group& group);

  // Of a group, whose score may be used.
  const Both<std::int64_t>& UsableIn(std::size_t group) const {
    return group_usable_[group];
  }

  // Households of a group, and what became of one programme there.
  std::int64_t HouseholdsIn(std::size_t group) const {
    return group_households_[group];
  }
  const GroupCounts& In(std::size_t group, std::size_t programme) const {
    return groups_[group * scenario_->programmes().size() + programme];
  }

  // By score: index 0 is at or under 0, index k from 1 to kSteps is
  // (k - 1, k] hundredths, the last above 20.
  const std::vector<Both<Size>>& steps() const { return steps_; }

  // The first of steps() by how far they are below 0, from less than 1 point
  // on: index k from 1 on is 2^(k-1) points or more. The last of steps() by how
  // far they are above 20: index k is 2^k points or less.
  const std::vector<Both<Size>>& below() const { return below_; }
  const std::vector<Both<Size>>& above() const { return above_; }

  // A threshold of some programme, before or after, and how many are at it or
  // under it. In order, none twice.
  struct Mark {
    std::int64_t ticks = 0;
    Both<Size> at_or_under;
  };
  const std::vector<Mark>& marks() const { return marks_; }

 private:
  void CountExclusive(const CountedHousehold& household, Size size);
  void CountSide(std::int64_t ticks, const Size& size, Size Both<Size>::*side);
  void CountProgramme(const CountedHousehold& household, std::size_t group,
                      std::size_t index);

  const Scenario* scenario_;
  Size total_;
  std::int64_t changed_ = 0;
  Both<std::int64_t> not_usable_;
  std::vector<ProgrammeCounts> programmes_;
  std::vector<ExclusionCounts> exclusive_;
  std::vector<std::int64_t> group_households_;
  std::vector<Both<std::int64_t>> group_usable_;
  std::vector<GroupCounts> groups_;  // by group, then programme
  std::vector<Both<Size>> steps_;
  std::vector<Both<Size>> below_;
  std::vector<Both<Size>> above_;
  std::vector<Mark> marks_;
};

}  // namespace scoring

#endif  // SCORING_SIMULATION_SIMULATION_COUNTS_H_
