#ifndef SCORING_SIMULATION_SCORE_CUTS_H_
#define SCORING_SIMULATION_SCORE_CUTS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "scoring/simulation/household_group.h"
#include "scoring/simulation/scenario.h"

namespace scoring {

// How far from a threshold is near, in ticks: 0.01, 0.05 and 0.1 points.
inline constexpr std::array<std::int64_t, 3> kNearTicks = {100'000, 500'000,
                                                           1'000'000};

// Scores are counted in steps of 0.01, (k, k + 1] hundredths, from 0 to 20, as
// a score equal to a threshold is under it. What is outside, which no usable
// score is, is in the first place and in the last.
inline constexpr std::int64_t kStepTicks = 100'000;
inline constexpr std::size_t kSteps = 2'000;

// Beyond them, in steps that double: k from 0 on is up to 2^k points away, and
// more than half of that. The last has no end.
inline constexpr std::size_t kTailSteps = 41;
inline constexpr std::int64_t kPointTicks = 10'000'000;

// A place on the line of scores, ended by the ends of the line.
inline std::int64_t Moved(std::int64_t ticks, std::int64_t by) {
  if (by > 0 && ticks > INT64_MAX - by) return INT64_MAX;
  if (by < 0 && ticks < INT64_MIN - by) return INT64_MIN;
  return ticks + by;
}

// Where the line of scores is cut for a scenario: at every point on whose two
// sides something is counted apart. A cell is what is between two cuts, its
// upper end included; two scores of one cell are counted alike. A zone is what
// is between two thresholds of one side of the comparison, so that the
// programmes of a household there are the same.
//
// Immutable; thread-safe. Borrows the scenario.
class ScoreCuts {
 public:
  explicit ScoreCuts(const Scenario* scenario);

  const Scenario& scenario() const { return *scenario_; }

  std::size_t cells() const { return ends_.size() + 1; }

  std::size_t CellOf(std::int64_t ticks) const {
    std::size_t cell = first_cells_[SlotOf(ticks)];
    while (cell < ends_.size() && ticks > ends_[cell]) ++cell;
    return cell;
  }

  // Thresholds of the programmes of one side, in order, none twice.
  using Thresholds = std::vector<std::int64_t>;
  const Both<Thresholds>& thresholds() const { return thresholds_; }

  // Zones of one side, 1 the lowest: one more than thresholds. 0 is left for
  // scores that are in none.
  std::size_t ZoneBefore(std::size_t cell) const { return zones_.before[cell]; }
  std::size_t ZoneAfter(std::size_t cell) const { return zones_.after[cell]; }

 private:
  // Which of steps 0 to kSteps + 1 a score is in.
  static std::size_t SlotOf(std::int64_t ticks) {
    if (ticks <= 0) return 0;
    const std::int64_t step = (ticks - 1) / kStepTicks + 1;
    return step > std::int64_t{kSteps} ? kSteps + 1
                                       : static_cast<std::size_t>(step);
  }

  const Scenario* scenario_;
  std::vector<std::int64_t> ends_;  // upper ends of all cells but the last
  std::vector<std::size_t> first_cells_;  // by slot
  Both<Thresholds> thresholds_;
  Both<std::vector<std::size_t>> zones_;  // by cell
};

}  // namespace scoring

#endif  // SCORING_SIMULATION_SCORE_CUTS_H_
