#ifndef SCORING_SIMULATION_HOUSEHOLD_TALLY_H_
#define SCORING_SIMULATION_HOUSEHOLD_TALLY_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "scoring/simulation/household_group.h"
#include "scoring/simulation/score_cuts.h"

namespace scoring {

// One household, its scores in ticks.
struct CountedHousehold {
  Group group;
  Both<std::int64_t> ticks;
  Both<bool> usable;  // within the usable range of the formula

  // The usable scores it has had, oldest first.
  const std::vector<std::int64_t>* history = nullptr;
};

// What is noted of each household, from which SimulationCounts are made: as
// little as they need, since a register has millions. Exact: adding up in any
// order and in any parts gives the same. Not thread-safe. Borrows the cuts.
class HouseholdTally {
 public:
  explicit HouseholdTally(const ScoreCuts* cuts);

  void Count(const CountedHousehold& household);

  // Adds what was noted by the same cuts.
  void Add(const HouseholdTally& other);

  const ScoreCuts& cuts() const { return *cuts_; }

  std::int64_t changed() const { return changed_; }

  // Households of a group that came from one zone to another. Zone 0: with a
  // score that may not be used.
  std::int64_t Moved(std::size_t group, std::size_t zone_before,
                     std::size_t zone_after) const {
    return moves_[PlaceOf(group, zone_before, zone_after)];
  }

  // The households of a cell on one side, first with a score that may not be
  // used, then with one that may.
  using Cell = std::array<Size, 2>;
  const std::vector<Cell>& before() const { return cells_.before; }
  const std::vector<Cell>& after() const { return cells_.after; }

  // By programme of the scenario: households by how often they came to the
  // other side of its threshold as it is.
  std::vector<std::vector<std::int64_t>> ByCrossings() const;

 private:
  std::size_t PlaceOf(std::size_t group, std::size_t zone_before,
                      std::size_t zone_after) const {
    return (group * zones_.before + zone_before) * zones_.after + zone_after;
  }
  void CountCrossings(const std::vector<std::int64_t>& history);

  const ScoreCuts* cuts_;
  Both<std::size_t> zones_;  // how many, that of unusable scores included
  std::int64_t changed_ = 0;
  std::vector<std::int64_t> moves_;
  Both<std::vector<Cell>> cells_;

  // Of the households that stayed in one zone, and of the others by programme.
  std::int64_t without_crossings_ = 0;
  std::vector<std::vector<std::int64_t>> by_crossings_;
};

}  // namespace scoring

#endif  // SCORING_SIMULATION_HOUSEHOLD_TALLY_H_
