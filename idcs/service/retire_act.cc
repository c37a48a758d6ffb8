#include "idcs/service/retire_act.h"

#include "idcs/issuing/errors.h"
#include "idcs/service/number_space.h"

namespace idcs {

void RetireAct::Ask(base::sql::Trip& trip) {
  in_use_ = false;
  ask_in_use_(trip, retirement_.number(), &in_use_);
  retirement_.Ask(trip);
}

absl::StatusOr<base::sql::PlannedWrite::Next> RetireAct::Decide(
    std::int64_t known_at_us, base::sql::Trip& trip) {
  if (in_use_) return IdentifierInUse("number");
  return retirement_.Decide(known_at_us, trip);
}

std::string RetireAct::Reply() const {
  return HistoryOf(retirement_.number(), retirement_.entry())
      .SerializeAsString();
}

}  // namespace idcs
