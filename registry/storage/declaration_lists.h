#ifndef REGISTRY_STORAGE_DECLARATION_LISTS_H_
#define REGISTRY_STORAGE_DECLARATION_LISTS_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"
#include "registry/declaration/declaration_key.h"

namespace registry {

// Which declarations there are, to be shown. The functions work inside the
// caller's session and return the session's errors.

// The last revision of a household that was known by then; 0 if none was.
absl::StatusOr<std::int64_t> LastRevisionKnown(base::sql::Session& session,
                                               idcs::IdcsNumber household,
                                               std::int64_t known_at_us);

// The declarations that name the person, or a double that was merged into the
// person by then, as a member, whether they hold or not: the one learned last
// first, after the first `skip`, at most `most`.
absl::StatusOr<std::vector<DeclarationKey>> ListDeclarationsNaming(
    base::sql::Session& session, idcs::IdcsNumber person,
    std::int64_t known_at_us, std::int64_t skip, int most);

}  // namespace registry

#endif  // REGISTRY_STORAGE_DECLARATION_LISTS_H_
