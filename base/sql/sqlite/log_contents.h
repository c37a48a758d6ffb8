#ifndef BASE_SQL_SQLITE_LOG_CONTENTS_H_
#define BASE_SQL_SQLITE_LOG_CONTENTS_H_

#include <cstdint>
#include <map>
#include <string>

#include "absl/status/statusor.h"

namespace base::sql {

// What a log that was left beside a database holds, as SQLite reads it at the
// next start: frame after frame as far as the sums agree, up to the last one
// that ends a transaction.
struct LogContents {
  bool is_there = false;  // a file that holds something
  bool header_is_damaged = false;

  std::int64_t frames = 0;  // of this log; none of a damaged header
  std::int64_t read = 0;    // the first ones, which are read

  // The first frame that is not what was written, from 1 on; 0 if there is
  // none. What was never written to the disk is not told of: the log ends
  // there.
  std::int64_t damaged_frame = 0;

  // Where the pages stand that are read from the log: the number of a page, and
  // the place in bytes.
  std::map<std::uint32_t, std::int64_t> pages;

  bool is_damaged() const { return header_is_damaged || damaged_frame > 0; }

  // "frame 3 of 57 is damaged; frames that can be read: 2; that cannot: 55", of
  // a log that is damaged; else empty. A transaction that was cut off before it
  // was answered looks alike: nothing is lost by it.
  std::string Damage() const;
};

// Reads the log of the database at `path`. Nobody may write meanwhile.
//
// Errors: UNAVAILABLE: it is there and cannot be read.
absl::StatusOr<LogContents> ReadLogContents(const std::string& path);

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_LOG_CONTENTS_H_
