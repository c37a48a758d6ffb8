#ifndef BASE_SQL_SQLITE_SLOW_DISK_H_
#define BASE_SQL_SQLITE_SLOW_DISK_H_

#include <cstdint>

#include "absl/time/time.h"

namespace base::sql {

// Stands in for a disk that flushes slower than this machine's: while it lives,
// each flush of a file that SQLite opened under it takes `pause` longer, or a
// little more, as sleeping is not exact. For benchmarks and tests only.
//
// One at a time in a process. Make it before the first store is opened and let
// it outlive every store that was opened under it.
class SlowDisk {
 public:
  explicit SlowDisk(absl::Duration pause);
  ~SlowDisk();
  SlowDisk(const SlowDisk&) = delete;
  SlowDisk& operator=(const SlowDisk&) = delete;

  // How many flushes were slowed down so far. Thread-safe.
  std::int64_t flushes() const;
};

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_SLOW_DISK_H_
