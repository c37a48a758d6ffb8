#ifndef TESTS_LOAD_PEER_SUMS_H_
#define TESTS_LOAD_PEER_SUMS_H_

#include <cstdint>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace load {

// How much a score may differ, in ticks, where the other side calculates in
// double precision: a tie may fall to the other side, and one score in a
// hundred does.
inline constexpr double kDoubleSlack = 0.05;

// Holds the sum of the scores that we computed against the one that another
// program computed for as many households.
//
// Errors: INTERNAL  they differ by more than `slack` for each household, or
//                   `theirs` is no number.
absl::Status CheckSums(std::int64_t ours, absl::string_view theirs,
                       int households, double slack);

}  // namespace load

#endif  // TESTS_LOAD_PEER_SUMS_H_
