#ifndef BASE_SQL_SQLITE_ADD_DIGESTS_H_
#define BASE_SQL_SQLITE_ADD_DIGESTS_H_

#include <string>

#include "absl/status/statusor.h"
#include "base/sql/sqlite/sqlite.h"

namespace base::sql {

// Gives the pages of a store that was made without them digests
// (page_digest.h): copies it to `<path>.digests`, which then takes its place.
// The caller keeps every other process out. Interrupted at any point, the store
// is whole, with or without digests. True if another file stands there now.
//
// Takes as much room again as the store has, for as long as it copies. Without
// that room, `say` is told and the store stays as it is.
//
// Errors: those of SQLite, as in session.h, and UNAVAILABLE if the copy cannot
// take the place of the store.
absl::StatusOr<bool> AddDigests(const std::string& path, const SayLine& say);

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_ADD_DIGESTS_H_
