#ifndef BASE_SQL_SQLITE_SQLITE_H_
#define BASE_SQL_SQLITE_SQLITE_H_

#include <functional>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/sql/connection.h"

namespace base::sql {

// Says a line, without a line break, to whoever runs the program. Called on any
// thread.
using SayLine = std::function<void(const std::string& line)>;

// To standard error.
void SayOnStandardError(const std::string& line);

// A store in one SQLite file. `path` is always the name of a file, never a URI
// or one of SQLite's special names.
//
// One connection does every write and every checkpoint: SQLite before 3.51.3
// can damage a write-ahead log when two do so at the same instant. A second
// process is kept out by an exclusive lock on `<path>.lock`, held as long as
// the driver lives. `<path>.mark` says how far the store has come
// (store_mark.h).
//
// Every page carries a digest and is held against it when it is read
// (page_digest.h). A store that was made before pages had digests is copied
// once, to `<path>.digests`, which then takes its place; if there is no room
// for the copy, it is used as it is.
//
// `say` is told of damage that is met, and of the copying.
//
// What is made for a store that is then not used (no Note() on the driver) is
// removed with the driver.
//
// Errors:
//   FAILED_PRECONDITION  another process has the store open, or `path` is not
//                        an SQLite file of this program; then nothing was made
//                        or changed.
//   UNAVAILABLE          the folder does not exist or may not be written.
//   RESOURCE_EXHAUSTED   the disk is full.
//   INVALID_ARGUMENT     `path` is empty.
absl::StatusOr<std::unique_ptr<Driver>> SqliteDriver(
    absl::string_view path, SayLine say = SayOnStandardError);

// The driver for somebody who only looks: a store without digests stays so.
// Errors: those of SqliteDriver().
absl::StatusOr<std::unique_ptr<Driver>> SqliteDriverAsItIs(
    absl::string_view path, SayLine say = SayOnStandardError);

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_SQLITE_H_
