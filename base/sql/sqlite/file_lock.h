#ifndef BASE_SQL_SQLITE_FILE_LOCK_H_
#define BASE_SQL_SQLITE_FILE_LOCK_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"

namespace base::sql {

// Keeps every other process out of a store for as long as it lives. The kernel
// releases it when the process ends, however it ends.
//
// Two locks: `<path>.lock`, which also says who holds it, and the store's file
// itself, so that another name of the same file (a link) or a deleted lock file
// lets nobody in. Both are flock(2), which does not meet the fcntl(2) locks
// that SQLite takes on the file. Make it before SQLite opens the file and keep
// it until SQLite has closed it: closing any descriptor of a file drops the
// process's fcntl locks.
class FileLock {
 public:
  // Makes the file if it is not there, for its owner only.
  //
  // Errors:
  //   FAILED_PRECONDITION  another process holds it; the message says which.
  //   UNAVAILABLE          the file cannot be made or opened.
  static absl::StatusOr<std::unique_ptr<FileLock>> Take(
      const std::string& store_path);

  // Whether somebody holds the lock of this store. Makes and changes nothing.
  static bool IsHeld(const std::string& store_path);

  // The store's file, to be read; it stays this lock's.
  int store_file() const { return store_file_; }

  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  FileLock() = default;

  // -1 until taken.
  int lock_file_ = -1;
  int store_file_ = -1;
};

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_FILE_LOCK_H_
