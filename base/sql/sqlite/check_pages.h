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
};

// Holds every page of a store's file against its digest (page_digest.h), and
// calls `damaged` with the number of each that differs, in order. Pages that
// the log beside the file holds too are left out: those of the file are not
// read. Nobody may write meanwhile.
//
// Errors: UNAVAILABLE: the file cannot be read.
absl::StatusOr<CheckedPages> CheckPages(
    const std::string& path, absl::FunctionRef<void(std::uint32_t)> damaged);

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_CHECK_PAGES_H_
