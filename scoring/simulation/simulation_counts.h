#ifndef SCORING_SIMULATION_SIMULATION_COUNTS_H_
#define SCORING_SIMULATION_SIMULATION_COUNTS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "scoring/simulation/household_group.h"
#include "scoring/simulation/household_tally.h"
#include "scoring/simulation/scenario.h"
#include "scoring/simulation/score_cuts.h"

namespace scoring {

// Households within such a distance of a threshold, the distance included.
struct NearThreshold {
  std::int64_t at_or_under = 0;
  std::int64_t above = 0;
};

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

// Exact counts over households. A value, safe to share between threads.
// Borrows the scenario.
class SimulationCounts {
 public:
  explicit SimulationCounts(const HouseholdTally& tally);

  const Scenario& scenario() const { return *scenario_; }

  // Here `usable` are the households whose scores may be used on both sides.
  Size total() const { return total_; }
  std::int64_t changed() const { return changed_; }
  Both<std::int64_t> not_usable() const { return not_usable_; }

  // Of each programme of the scenario, in its order.
  const std::vector<ProgrammeCounts>& programmes() const { return programmes_; }

  // Of each pair of Scenario::exclusive(), in its order.
  const std::vector<ExclusionCounts>& exclusive() const { return exclusive_; }

  // Households of a group whose score may be used.
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
  // What depends on both scores, and on one of them.
  void CountGroups(const HouseholdTally& tally);
  void CountMove(const HouseholdTally& tally, const Both<std::size_t>& zone);
  void CountScores(const HouseholdTally& tally);

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
