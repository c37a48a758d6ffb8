#ifndef BASE_SQL_SQLITE_SQLITE_H_
#define BASE_SQL_SQLITE_SQLITE_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/sql/connection.h"

namespace base::sql {

// A store in one SQLite file. `path` is always the name of a file, never a URI
// or one of SQLite's special names.
//
// One connection does every write and every checkpoint: SQLite before 3.51.3
// can damage a write-ahead log when two do so at the same instant. A second
// process is kept out by an exclusive lock on `<path>.lock`, held as long as
// the driver lives.
//
// Errors:
//   FAILED_PRECONDITION  another process has the store open, or `path` is not
//                        an SQLite file of this program.
//   UNAVAILABLE          the folder does not exist or may not be written.
//   INVALID_ARGUMENT     `path` is empty.
absl::StatusOr<std::unique_ptr<Driver>> SqliteDriver(absl::string_view path);

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_SQLITE_H_
