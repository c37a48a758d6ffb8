#ifndef BASE_SQL_SQLITE_STORE_FILE_H_
#define BASE_SQL_SQLITE_STORE_FILE_H_

#include <string>

#include "absl/status/status.h"

namespace base::sql {

// "RSU1": what SQLite calls the application id tells this program's files from
// other SQLite files.
inline constexpr int kStoreApplicationId = 0x52535531;

// Whether `path` can be the file of a store: a plain file that is a store, or
// is empty, or does not exist yet in a folder that does. Makes and changes
// nothing.
//
// Errors:
//   FAILED_PRECONDITION  a folder, a device, or a file of another program; or
//                        nothing, beside a log that holds something.
//   UNAVAILABLE          it cannot be read or written, or its folder cannot.
absl::Status CheckStoreFile(const std::string& path);

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_STORE_FILE_H_
