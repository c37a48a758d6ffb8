#ifndef SCORING_SIMULATION_PARITY_H_
#define SCORING_SIMULATION_PARITY_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "scoring/simulation/simulation_counts.h"

namespace scoring {

// Statistics for people who judge a rule, never part of a decision: the only
// place with the server's reports where numbers are not exact.

// A rate and between what it lies with a confidence of 95 %.
struct Rate {
  double rate = 0;
  double low = 0;
  double high = 0;
};

// The interval of Wilson (1927), which holds for small counts and for rates
// near 0 and 1, where the usual one leaves [0, 1]. Of nothing at all, any rate
// is possible. `part` is from 0 to `all`.
Rate WilsonRate(std::int64_t part, std::int64_t all);

// What groups are held against each other by.
enum class Dimension { kRegion = 1, kMilieu, kMembers, kHeadSex };

// How many households of a group are on a programme's side.
struct ParityGroup {
  Dimension dimension = Dimension::kRegion;
  std::string group;  // "07", "URBAN", "3-4", "FEMALE"; "" of an unknown sex
  std::int64_t households = 0;
  Both<std::int64_t> usable;  // whose score may be used
  Both<std::int64_t> on_side;
};

// Of one programme, in the order of the dimensions and of the groups in them;
// only groups in which there are households. Households are grouped by size as
// 1, 2, 3-4, 5-6 and 7-50.
std::vector<ParityGroup> CountParity(const SimulationCounts& counts,
                                     std::size_t programme);

}  // namespace scoring

#endif  // SCORING_SIMULATION_PARITY_H_
