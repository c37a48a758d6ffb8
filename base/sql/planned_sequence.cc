#include "base/sql/planned_sequence.h"

#include <algorithm>
#include <utility>

#include "base/status_macros.h"

namespace base::sql {

void PlannedSequence::AddKeys(Keys& keys) const {
  for (const PlannedWrite* part : parts_) part->AddKeys(keys);
  // Those of parts that wait come later than the first answers.
  if (keys.more_come_late()) keys.GoAlone();
}

void PlannedSequence::Ask(Trip& trip) {
  under_way_.clear();
  begun_ = 0;
  asked_together_.Reset();
  Begin(trip);
}

// Begins the next parts, up to the first that shares a key with one of them.
void PlannedSequence::Begin(Trip& trip) {
  held_.Clear();
  while (begun_ < parts_.size() && under_way_.size() < asked_together_.most() &&
         held_.Add(*parts_[begun_])) {
    parts_[begun_]->Ask(trip);
    under_way_.push_back({begun_++, false, {}});
  }
  late_keys_come_ = held_.more_come_late();
}

// Once those that were begun are asked: puts back the first that shares a late
// key with one before it, and all after it.
void PlannedSequence::SendBack() {
  held_.Clear();
  const auto first = std::find_if_not(
      under_way_.begin(), under_way_.end(), [this](const UnderWay& part) {
        return held_.AddAsked(*parts_[part.place]);
      });
  const std::size_t asked = under_way_.size();
  under_way_.erase(first, under_way_.end());
  begun_ -= asked - under_way_.size();
  asked_together_.Note(asked, under_way_.size());
}

absl::StatusOr<PlannedWrite::Next> PlannedSequence::Decide(
    std::int64_t known_at_us, Trip& trip) {
  if (under_way_.empty()) {
    Begin(trip);
  } else {
    if (std::exchange(late_keys_come_, false)) SendBack();
    RSU_RETURN_IF_ERROR(Step(known_at_us, trip));
  }
  const bool is_done = under_way_.empty() && begun_ == parts_.size();
  return is_done ? Next::kDone : Next::kGoOn;
}

// Lets each part that is under way decide; keeps those that go on.
absl::Status PlannedSequence::Step(std::int64_t known_at_us, Trip& trip) {
  std::size_t kept = 0;
  bool is_turn = true;  // of the next one that waits for it
  for (UnderWay part : under_way_) {
    const std::size_t begin = trip.size();
    const auto next =
        DecideInRow(*parts_[part.place], part.turn, is_turn, known_at_us, trip);
    if (next.ok() && *next != Next::kDone) {
      is_turn = is_turn && part.turn.had;
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
