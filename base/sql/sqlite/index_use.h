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

  // Whether the index was lost since this connection began to read or write, as
  // far as anybody noticed. It may then have been told that a page is where it
  // is not.
  bool IsGone() const {
    return guard_ != nullptr && held_ != 0 && guard_->losses() != losses_;
  }

  // Looks, at the price of a system call. To be asked after the index was: once
  // for each page that is read, and at the end of a transaction. A write begins
  // with nothing that the index said after that. Whoever reads when all of the
  // log is merged is told of no place by the index.
  bool LookIfGone() const {
    if (guard_ != nullptr && (held_ & ~kReadsFileAlone) != 0) {
      guard_->LookAtSize();
    }
    return IsGone();
  }

 private:
  // SQLite's locks of an index (its file format): one to make it again, and
  // from the fourth on those of readers, the first of them of such as read what
  // is in the file alone.
  static constexpr int kMakingLock = 2;
  static constexpr int kFirstReaderLock = 3;
  static constexpr std::uint32_t kReadsFileAlone = 1u << kFirstReaderLock;

  IndexGuard* guard_ = nullptr;
  std::uint32_t held_ = 0;  // locks of the index, a bit each
  std::uint64_t losses_ = 0;
};

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_INDEX_USE_H_
