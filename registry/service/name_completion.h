#ifndef REGISTRY_SERVICE_NAME_COMPLETION_H_
#define REGISTRY_SERVICE_NAME_COMPLETION_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "base/sql/database.h"
#include "base/sql/upgrade.h"

namespace registry {

// Makes the names to be compared with of people who were registered before such
// names were kept, a few hundred in a write; returns how many it made, 0 at
// once if none are missing. Ended early, it goes on when it is called again. To
// be done before anybody is registered.
//
// Errors: those of the store.
absl::StatusOr<std::int64_t> CompleteNames(base::sql::Database& database);

// CompleteNames(), for the list of what a start completes.
base::sql::Upgrade NameUpgrade();

}  // namespace registry

#endif  // REGISTRY_SERVICE_NAME_COMPLETION_H_
