#ifndef SCORING_STORAGE_UPGRADE_BLOCK_COMPLETION_H_
#define SCORING_STORAGE_UPGRADE_BLOCK_COMPLETION_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "base/sql/database.h"
#include "base/sql/upgrade.h"

namespace scoring {

// Stores the full blocks of inputs of scores that a store lacks because it is
// older than blocks, or because CompleteHeads(), which goes before, changed
// their rows; some in a write. Returns how many it stored, 0 at once if none
// are missing. Ended early, it goes on when it is called again; until then the
// rows are read in their place.
//
// Errors: those of the store.
absl::StatusOr<std::int64_t> CompleteInputBlocks(base::sql::Database& database);

// CompleteInputBlocks(), for the list of what a start completes.
base::sql::Upgrade InputBlockUpgrade();

}  // namespace scoring

#endif  // SCORING_STORAGE_UPGRADE_BLOCK_COMPLETION_H_
