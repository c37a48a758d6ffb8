#include "base/sql/planned_sequence.h"

#include "base/status_macros.h"

namespace base::sql {

void PlannedSequence::AddKeys(Keys& keys) const {
  for (const PlannedWrite* part : parts_) part->AddKeys(keys);
}

void PlannedSequence::Ask(Trip& trip) {
  under_way_.clear();
  begun_ = 0;
  Begin(trip);
}

// Begins the next parts, up to the first that shares a key with one of them.
void PlannedSequence::Begin(Trip& trip) {
  held_.Clear();
  while (begun_ < parts_.size() && held_.Add(*parts_[begun_])) {
    parts_[begun_]->Ask(trip);
    under_way_.push_back({begun_++, false});
  }
}

absl::StatusOr<PlannedWrite::Next> PlannedSequence::Decide(
    std::int64_t known_at_us, Trip& trip) {
  if (under_way_.empty()) {
    Begin(trip);
  } else {
    RSU_RETURN_IF_ERROR(Step(known_at_us, trip));
  }
  const bool is_done = under_way_.empty() && begun_ == parts_.size();
  return is_done ? Next::kDone : Next::kGoOn;
}

// Lets each part that is under way decide; keeps those that go on.
absl::Status PlannedSequence::Step(std::int64_t known_at_us, Trip& trip) {
  std::size_t kept = 0;
  for (UnderWay part : under_way_) {
    const std::size_t begin = trip.size();
    // All have one moment: whichever is here has its turn.
    const auto next = DecideInTurn(*parts_[part.place], known_at_us, trip);
    if (next.ok() && *next == Next::kGoOn) {
      part.stored = part.stored || trip.StoresFrom(begin);
      under_way_[kept++] = part;
      continue;
    }
    if (!next.ok()) {
      if (part.stored) return next.status();
      trip.CutOff(begin);
    }
    RSU_RETURN_IF_ERROR(take_outcome_(part.place, next.status()));
  }
  under_way_.resize(kept);
  return absl::OkStatus();
}

}  // namespace base::sql
