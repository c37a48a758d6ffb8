#include "base/sql/planned_write.h"

#include <algorithm>

#include "base/status_macros.h"

namespace base::sql {

bool HeldKeys::Add(const PlannedWrite& write) {
  keys_.Clear();
  write.AddKeys(keys_);
  // Looked at before they are taken: a write may name a key twice.
  const bool is_free =
      std::none_of(keys_.numbers().begin(), keys_.numbers().end(),
                   [this](std::size_t key) { return held_.contains(key); });
  held_.insert(keys_.numbers().begin(), keys_.numbers().end());
  return is_free;
}

absl::Status CarryOut(PlannedWrite& write, WriteSession& session) {
  Trip trip;
  write.Ask(trip);
  RSU_RETURN_IF_ERROR(trip.Make(session));
  auto next = PlannedWrite::Next::kGoOn;
  while (next == PlannedWrite::Next::kGoOn) {
    RSU_ASSIGN_OR_RETURN(next, write.Decide(session.known_at_us(), trip));
    RSU_RETURN_IF_ERROR(trip.Make(session));
  }
  return absl::OkStatus();
}

}  // namespace base::sql
