#ifndef BASE_SQL_SQLITE_DIGEST_DISK_H_
#define BASE_SQL_SQLITE_DIGEST_DISK_H_

#include <sqlite3.h>

#include <cstdint>

#include "base/sql/sqlite/store_files.h"

namespace base::sql {

// A file layer of SQLite between it and the default one, for connections that
// name it when they open. It stamps every page that is written into the
// database and its log, and holds every page that is read against its digest
// (page_digest.h); a read that does not agree gives SQLITE_IOERR_DATA.
//
// A database that has no pages yet gets digests: whoever makes one reserves
// kPageDigestBytes first. One that was made without digests is read and written
// as it is.
//
// Thread-safe. Registered with the first call.
const char* DigestDiskName();

// Lets a connection that was opened with this layer, and not used yet, know
// what others of the process know about its files. `files` outlives the
// connection.
void ShareStoreFiles(sqlite3* connection, StoreFiles* files);

// What page 1 of a database says about its digests.
struct StoreIdentity {
  bool digests = false;
  std::uint32_t page_size = 0;  // bytes; 0: no page is written yet
  std::uint64_t store = 0;      // drawn when the store was made
};

// Reads it from the first bytes of a database, `size` of them: all of page 1,
// or of the file if that is shorter.
StoreIdentity ReadIdentity(const char* bytes, std::uint64_t size);

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_DIGEST_DISK_H_
