#ifndef BASE_SQL_SQLITE_STORE_FILES_H_
#define BASE_SQL_SQLITE_STORE_FILES_H_

#include <atomic>

#include "base/sql/sqlite/index_guard.h"
#include "base/sql/sqlite/written_file.h"

namespace base::sql {

// What the connections of one process know together about the files of a store.
// Thread-safe.
struct StoreFiles {
  // SQLite's header of a database, and of a log, in bytes.
  WrittenFile database{100};
  WrittenFile log{32};
  IndexGuard index;

  // A frame of the log was not what was written when it was to be merged. Then
  // nothing after it can be merged, now or at the next start.
  std::atomic<bool> has_damaged_frame = false;
};

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_STORE_FILES_H_
