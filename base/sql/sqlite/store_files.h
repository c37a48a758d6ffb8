#ifndef BASE_SQL_SQLITE_STORE_FILES_H_
#define BASE_SQL_SQLITE_STORE_FILES_H_

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
};

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_STORE_FILES_H_
