#include "idcs/issuing/number_issuer.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

#include "base/status_macros.h"
#include "idcs/issuing/draw_number.h"
#include "idcs/issuing/errors.h"

namespace idcs {

absl::StatusOr<IdcsNumber> NumberIssuer::Issue(base::sql::WriteSession& session,
                                               HolderKind kind,
                                               absl::string_view caller) {
  RSU_ASSIGN_OR_RETURN(const std::vector<IdcsNumber> numbers,
                       IssueMany(session, kind, 1, caller));
  return numbers.front();
}

absl::StatusOr<std::vector<IdcsNumber>> NumberIssuer::IssueMany(
    base::sql::WriteSession& session, HolderKind kind, int count,
    absl::string_view caller) {
  std::vector<IdcsNumber> numbers(static_cast<std::size_t>(count));
  // The places in `numbers` that have no number of their own yet.
  std::vector<std::size_t> open(numbers.size());
  std::iota(open.begin(), open.end(), std::size_t{0});
  for (int attempt = 0; attempt < max_attempts_ && !open.empty(); ++attempt) {
    for (const std::size_t place : open) {
      RSU_ASSIGN_OR_RETURN(numbers[place], DrawNumber(*entropy_, rules_));
    }
    // Neighbours go into the same page of the ledger, one after the other.
    std::sort(open.begin(), open.end(), [&](std::size_t a, std::size_t b) {
      return numbers[a] < numbers[b];
    });
    std::vector<std::size_t> taken;
    for (const std::size_t place : open) {
      RSU_ASSIGN_OR_RETURN(const bool entered,
                           EnterNumber(session, numbers[place], kind, caller));
      if (!entered) taken.push_back(place);
    }
    collision_count_ += static_cast<std::int64_t>(taken.size());
    open = std::move(taken);
  }
  if (!open.empty()) return NumberSpaceFull();
  RSU_RETURN_IF_ERROR(CountIssued(session, kind, count));
  return numbers;
}

}  // namespace idcs
