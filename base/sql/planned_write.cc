#include "base/sql/planned_write.h"

#include "base/status_macros.h"

namespace base::sql {

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
