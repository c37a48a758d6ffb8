#include "base/sql/planned_write.h"

#include "base/status_macros.h"

namespace base::sql {

absl::StatusOr<PlannedWrite::Next> BeginPart(PlannedWrite& part,
                                             std::int64_t known_at_us,
                                             Trip& trip) {
  const std::size_t begin = trip.size();
  part.Ask(trip);
  if (trip.size() > begin) return PlannedWrite::Next::kGoOn;
  return part.Decide(known_at_us, trip);
}

absl::Status CarryOut(PlannedWrite& write, WriteSession& session) {
  Trip trip;
  write.Ask(trip);
  RSU_RETURN_IF_ERROR(trip.Make(session));
  auto next = PlannedWrite::Next::kGoOn;
  while (next != PlannedWrite::Next::kDone) {
    RSU_ASSIGN_OR_RETURN(next, write.Decide(session.known_at_us(), trip));
    // There is nobody to wait for.
    if (next == PlannedWrite::Next::kInTurn) continue;
    RSU_RETURN_IF_ERROR(trip.Make(session));
  }
  return absl::OkStatus();
}

}  // namespace base::sql
