#include "idcs/issuing/number_draw.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/status_macros.h"
#include "idcs/issuing/errors.h"

namespace idcs {

void NumberDraw::Ask(base::sql::Trip& /*trip*/) {
  numbers_.assign(static_cast<std::size_t>(count_), IdcsNumber());
  // Nothing has a number yet, as if all had been taken.
  taken_.resize(numbers_.size());
  std::iota(taken_.begin(), taken_.end(), std::size_t{0});
  open_.clear();
  claimed_ = 0;
  attempts_ = 0;
}

absl::Status NumberDraw::DrawOpen() {
  if (attempts_ > 0) {
    issuer_.CountCollisions(static_cast<std::int64_t>(taken_.size()));
  }
  open_ = std::exchange(taken_, {});
  claimed_ = 0;
  if (open_.empty()) return absl::OkStatus();
  if (attempts_++ == issuer_.max_attempts()) return NumberSpaceFull();
  for (const std::size_t place : open_) {
    RSU_ASSIGN_OR_RETURN(numbers_[place], issuer_.Draw());
  }
  // Neighbours go into the same page of the ledger, one after the other.
  std::sort(open_.begin(), open_.end(), [this](std::size_t a, std::size_t b) {
    return numbers_[a] < numbers_[b];
  });
  return absl::OkStatus();
}

absl::StatusOr<base::sql::PlannedWrite::Next> NumberDraw::Decide(
    std::int64_t known_at_us, base::sql::Trip& trip) {
  if (claimed_ == open_.size()) {
    RSU_RETURN_IF_ERROR(DrawOpen());
    if (open_.empty()) {
      CountIssued(trip, kind_, count_, known_at_us);
      return Next::kDone;
    }
  }
  const std::size_t end = std::min(open_.size(), claimed_ + kMostClaims);
  for (; claimed_ < end; ++claimed_) {
    const std::size_t place = open_[claimed_];
    EnterNumber(trip, numbers_[place], kind_, caller_, known_at_us,
                [this, place](bool entered) {
                  if (!entered) taken_.push_back(place);
                });
  }
  return Next::kGoOn;
}

}  // namespace idcs
