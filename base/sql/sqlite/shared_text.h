#ifndef BASE_SQL_SQLITE_SHARED_TEXT_H_
#define BASE_SQL_SQLITE_SHARED_TEXT_H_

#include <string>

#include "absl/strings/string_view.h"

namespace base::sql {

// The SQL of steps of the schema is shared by all engines. What SQLite is told
// beside it:
//
//   A table is STRICT. `) /* ordered by key */` makes it WITHOUT ROWID, too:
//   its rows are kept in the order of the primary key. `) /* types not
//   enforced */` makes it neither, for tables that were made so once.
//
//   `now_us()` is the moment at which the statement runs, in microseconds since
//   1970, to the millisecond.
//
// A table that says more behind its columns stays as it is.

// `script` as SQLite runs it.
std::string InSqlite(absl::string_view script);

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_SHARED_TEXT_H_
