#include "tests/load/peer_sums.h"

#include <cmath>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace load {

absl::Status CheckSums(std::int64_t ours, absl::string_view theirs,
                       int households, double slack) {
  double sum = 0;
  if (!absl::SimpleAtod(theirs, &sum)) {
    return absl::InternalError(absl::StrCat("no sum of scores: ", theirs));
  }
  if (std::abs(sum - static_cast<double>(ours)) <= slack * households) {
    return absl::OkStatus();
  }
  return absl::InternalError(absl::StrCat("the scores are not the same: ", ours,
                                          " and ", theirs, " in all"));
}

}  // namespace load
