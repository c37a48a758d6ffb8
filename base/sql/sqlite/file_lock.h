#ifndef BASE_SQL_SQLITE_FILE_LOCK_H_
#define BASE_SQL_SQLITE_FILE_LOCK_H_

#include <atomic>
#include <memory>
#include <string>
#include <utility>

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
  // Makes the files that are not there, for their owner only. What was made is
  // removed again if the lock is not taken, or is given back without
  // KeepFiles().
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

  // The store is in use: what was made for it stays.
  void KeepFiles() { keeps_files_ = true; }

  // Whether the store's file was made, and will be removed.
  bool removes_store() const { return made_store_ && !keeps_files_; }

  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  explicit FileLock(std::string store_path)
      : store_path_(std::move(store_path)) {}

  absl::Status TakeBoth();

  const std::string store_path_;

  // -1 until taken.
  int lock_file_ = -1;
  int store_file_ = -1;

  bool made_lock_ = false;
  bool made_store_ = false;
  std::atomic<bool> keeps_files_{false};
};

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_FILE_LOCK_H_
