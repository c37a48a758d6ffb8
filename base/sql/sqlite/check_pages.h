#ifndef BASE_SQL_SQLITE_CHECK_PAGES_H_
#define BASE_SQL_SQLITE_CHECK_PAGES_H_

#include <cstdint>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"

namespace base::sql {

struct CheckedPages {
  std::int64_t pages = 0;
  bool digests = false;  // without them nothing could be checked

  // Pages that the file does not hold whole, while its log does: nobody reads
  // them from the file, and the next merge of the log writes them again.
  std::int64_t mended_by_log = 0;
};

// Holds every page of a store against its digest (page_digest.h) as a reader
// would read it, from the log beside the file if it stands there, and calls
// `damaged` with the number of each that differs, in order. Nobody may write
// meanwhile.
//
// Errors: UNAVAILABLE: the file or its log cannot be read.
absl::StatusOr<CheckedPages> CheckPages(
    const std::string& path, absl::FunctionRef<void(std::uint32_t)> damaged);

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_CHECK_PAGES_H_
