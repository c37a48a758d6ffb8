#ifndef BASE_SQL_SQLITE_FILE_LOCK_H_
#define BASE_SQL_SQLITE_FILE_LOCK_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"

namespace base::sql {

// Keeps every other process out of a store for as long as it lives. The kernel
// releases it when the process ends, however it ends.
class FileLock {
 public:
  // Errors:
  //   FAILED_PRECONDITION  another process holds it; the message says which.
  //   UNAVAILABLE          the file cannot be made or opened.
  static absl::StatusOr<std::unique_ptr<FileLock>> Take(
      const std::string& store_path);

  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  const int descriptor_;
};

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_FILE_LOCK_H_
