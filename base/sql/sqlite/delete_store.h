#ifndef BASE_SQL_SQLITE_DELETE_STORE_H_
#define BASE_SQL_SQLITE_DELETE_STORE_H_

#include <cstdio>
#include <string>

namespace base::sql {

// Deletes a store that no driver has open, with all that stands beside its
// file; nothing if it is not there. For tests and benchmarks, which begin with
// an empty one.
inline void DeleteStore(const std::string& path) {
  for (const char* ending : {"", "-wal", "-shm", ".lock", ".mark"}) {
    std::remove((path + ending).c_str());
  }
}

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_DELETE_STORE_H_
