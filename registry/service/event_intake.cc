#include "registry/service/event_intake.h"

#include "base/error.h"
#include "registry/storage/households.h"
#include "registry/storage/people.h"
#include "registry/storage/person_summary.h"

namespace registry {

absl::Status BadIdcs(absl::string_view rule) {
  return base::InvalidFields("MALFORMED_EVENT", {{"idcs", std::string(rule)}});
}

absl::Status BeginsAfterDeath() {
  return base::InvalidFields(
      "MALFORMED_EVENT",
      {{"effective_date", "must not be after the registered death"}});
}

absl::StatusOr<EventHolder> FindEventHolder(base::sql::Session& session,
                                            idcs::IdcsNumber person) {
  EventHolder holder;
  RSU_ASSIGN_OR_RETURN(const PersonSummary summary,
                       FindPersonSummary(session, person, kAllKnown));
  if (!summary.registered) {
    holder.broken_rule = kNobodyHasIt;
    return holder;
  }
  idcs::IdcsNumber now = person;
  if (summary.retired) {
    RSU_ASSIGN_OR_RETURN(const auto departure,
                         FindDeparture(session, person, kAllKnown));
    if (departure.has_value() && departure->died) holder.died = departure->day;
    if (departure.has_value() && !departure->died) {
      holder.broken_rule = "is retired: its holder has another identifier";
      RSU_ASSIGN_OR_RETURN(now, FindHolder(session, person, kAllKnown));
    }
  }
  if (summary.merged_into || !holder.broken_rule.empty()) {
    RSU_ASSIGN_OR_RETURN(holder.numbers,
                         FindNumbersOf(session, now, kAllKnown));
  }
  return holder;
}

}  // namespace registry
