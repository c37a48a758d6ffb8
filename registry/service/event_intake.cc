#include "registry/service/event_intake.h"

#include "base/error.h"
#include "registry/storage/households.h"
#include "registry/storage/people.h"

namespace registry {

absl::Status BadIdcs(absl::string_view rule) {
  return base::InvalidFields("MALFORMED_EVENT", {{"idcs", std::string(rule)}});
}

absl::StatusOr<std::string> BrokenHolderRule(base::sql::Session& session,
                                             idcs::IdcsNumber person) {
  RSU_ASSIGN_OR_RETURN(const auto traits,
                       FindPersonTraits(session, person, kAllKnown));
  if (!traits.has_value()) {
    return std::string(kNobodyHasIt);
  }
  RSU_ASSIGN_OR_RETURN(const auto departure,
                       FindDeparture(session, person, kAllKnown));
  if (departure.has_value() && !departure->died) {
    return std::string("is retired: its holder has another identifier");
  }
  return std::string();
}

}  // namespace registry
