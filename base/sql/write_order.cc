#include "base/sql/write_order.h"

#include "base/status_macros.h"

namespace base::sql {

bool HeldKeys::Add(const PlannedWrite& write) {
  // Keys are not looked at in vain: a group may be of writes that go alone.
  if (is_closed_) return false;
  keys_.Clear();
  write.AddKeys(keys_);
  return Hold();
}

bool HeldKeys::AddAsked(const PlannedWrite& write) {
  if (is_closed_) return false;
  keys_.Clear();
  write.AddKeys(keys_);
  write.AddLateKeys(keys_);
  return Hold();
}

bool HeldKeys::Hold() {
  // Looked at before they are taken: a write may name a key twice.
  const bool may_go =
      (writes_ == 0 || !keys_.goes_alone()) &&
      std::none_of(keys_.numbers().begin(), keys_.numbers().end(),
                   [this](std::size_t key) { return held_.contains(key); });
  // What a write that waits will let go or take is not known before it is
  // asked, so who comes after it waits too.
  is_closed_ = keys_.goes_alone() || (!may_go && keys_.more_come_late());
  more_come_late_ = more_come_late_ || (may_go && keys_.more_come_late());
  held_.insert(keys_.numbers().begin(), keys_.numbers().end());
  ++writes_;
  return may_go;
}

absl::StatusOr<PlannedWrite::Next> DecideInRow(PlannedWrite& write, Turn& turn,
                                               bool is_turn,
                                               std::int64_t known_at_us,
                                               Trip& trip) {
  while (!turn.waits || is_turn) {
    turn.had = turn.had || turn.waits;
    RSU_ASSIGN_OR_RETURN(const PlannedWrite::Next next,
                         write.Decide(known_at_us, trip));
    turn.waits = next == PlannedWrite::Next::kInTurn;
    if (!turn.waits) return next;
  }
  return PlannedWrite::Next::kInTurn;
}

}  // namespace base::sql
