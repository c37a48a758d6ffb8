#ifndef REGISTRY_STORAGE_PAST_DECLARATIONS_H_
#define REGISTRY_STORAGE_PAST_DECLARATIONS_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"
#include "registry/declaration/declaration_key.h"
#include "registry/storage/person_summary.h"

namespace registry {

// What was declared before the declaration in force, for rights of past days.
// Every function works inside the caller's session and returns the session's
// errors.

// A declaration that names a person, and that was in force on its effective
// date.
struct PastMembership {
  DeclarationKey declaration;
  base::Date effective_date;

  // The number by which the declaration names them: theirs, or that of a double
  // that was merged into them.
  idcs::IdcsNumber named_as;
};

// What a PastMembership says, of all that name a person up to `day`, as known
// at `known_at_us`, in the order of their effective dates, of one date in that
// of recording. `summary` is that of the person at the same moment; of the
// declaration `in_force` it is known that it is, on that day as known then.
absl::StatusOr<std::vector<PastMembership>> ListPastMemberships(
    base::sql::Session& session, idcs::IdcsNumber person,
    const PersonSummary& summary, base::Date day, std::int64_t known_at_us,
    const DeclarationKey& in_force);

// A household's declarations that were in force on their effective dates, up to
// `day`, as known at `known_at_us`, in the order of those dates.
absl::StatusOr<std::vector<DeclarationKey>> ListPastDeclarations(
    base::sql::Session& session, idcs::IdcsNumber household, base::Date day,
    std::int64_t known_at_us);

}  // namespace registry

#endif  // REGISTRY_STORAGE_PAST_DECLARATIONS_H_
