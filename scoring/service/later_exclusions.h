#ifndef SCORING_SERVICE_LATER_EXCLUSIONS_H_
#define SCORING_SERVICE_LATER_EXCLUSIONS_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "registry/storage/households.h"
#include "scoring/entitlement/exclusion.h"
#include "scoring/entitlement/member.h"
#include "scoring/service/household_members.h"

namespace scoring {

// The household of a declaration, on a day on which it is in force.
struct HouseholdOnDay {
  const registry::StoredDeclaration& declaration;
  const std::vector<NamedMember>& members;  // as it names them
  base::Date day;
  std::int64_t known_at_us = 0;
};

// Somebody whom a declaration names, and what bodies report of them.
struct ReportedHolder {
  Holder holder;
  Statuses statuses;  // of the day
};

// What is known to exclude the household from direct aid on days after the one
// asked about, and not on it without a gap: of its members, of those who come
// back to it, and of those whom its later declarations name. In the order of
// first days. `known` are the members of whom bodies report something; of the
// others nothing is.
//
// Errors: those of the session, and DATA_LOSS: what is stored is no
// declaration.
absl::StatusOr<std::vector<LaterExclusion>> FindLaterExclusions(
    base::sql::Session& session, const HouseholdOnDay& household,
    const std::vector<ReportedHolder>& known, PersonSummaries& summaries);

}  // namespace scoring

#endif  // SCORING_SERVICE_LATER_EXCLUSIONS_H_
