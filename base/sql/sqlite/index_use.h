#ifndef BASE_SQL_SQLITE_INDEX_USE_H_
#define BASE_SQL_SQLITE_INDEX_USE_H_

#include <sqlite3.h>

#include <cstdint>
#include <string>

#include "base/sql/sqlite/index_guard.h"

namespace base::sql {

// How one connection uses the index of its log: whether what it found in it
// still holds. Not thread-safe.
class IndexUse {
 public:
  // As sqlite3_io_methods have them, for the file `disk` named `path`. `guard`
  // may be null.
  int Map(sqlite3_file* disk, const std::string& path, IndexGuard* guard,
          int part, int size, int extend, void volatile** memory);
  int Lock(sqlite3_file* disk, int first, int count, int flags);
  int Unmap(sqlite3_file* disk, int remove);

  // Whether the index was lost since this connection began to read or write. It
  // may then have been told that a page is where it is not.
  bool IsGone() const {
    if (guard_ == nullptr || held_ == 0) return false;
    guard_->LookAtSize();
    return guard_->losses() != losses_;
  }

 private:
  IndexGuard* guard_ = nullptr;
  std::uint32_t held_ = 0;  // locks of the index, a bit each
  std::uint64_t losses_ = 0;
};

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_INDEX_USE_H_
