#ifndef SCORING_STORAGE_UPGRADE_HEAD_COMPLETION_H_
#define SCORING_STORAGE_UPGRADE_HEAD_COMPLETION_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "base/sql/database.h"
#include "base/sql/upgrade.h"

namespace scoring {

// Puts the sex of the head beside the inputs of scores of declarations that
// were stored before it was kept there, a few thousand in a write; returns how
// many it put, 0 at once if none are missing. Ended early, it goes on when it
// is called again. What cannot be read stays as it is: not known.
//
// Errors: those of the store.
absl::StatusOr<std::int64_t> CompleteHeads(base::sql::Database& database);

// CompleteHeads(), for the list of what a start completes.
base::sql::Upgrade HeadUpgrade();

}  // namespace scoring

#endif  // SCORING_STORAGE_UPGRADE_HEAD_COMPLETION_H_
