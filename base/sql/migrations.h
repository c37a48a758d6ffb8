#ifndef BASE_SQL_MIGRATIONS_H_
#define BASE_SQL_MIGRATIONS_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "base/sql/connection.h"

namespace base::sql {

// One step of the schema. Steps only go forward, and a step that was released
// never changes.
struct Migration {
  int version;             // 1, 2, 3, … without a gap
  absl::string_view name;  // for messages: "identifier ledger"

  // Statements without parameters, as in Connection::ExecuteScript().
  absl::string_view sql;

  // The one engine that this text is for (Connection::engine()), where engines
  // need texts of their own for a step; empty if it is for all.
  absl::string_view engine = {};
};

// Brings the store to the last of `migrations`, each step in a transaction of
// its own. Does nothing if it is there already.
//
// Errors:
//   FAILED_PRECONDITION  the store was written by a newer version of the
//                        program, or belongs to another program.
//   INTERNAL             the versions have a gap, or a step fails.
absl::Status Migrate(Connection& connection,
                     absl::Span<const Migration> migrations);

}  // namespace base::sql

#endif  // BASE_SQL_MIGRATIONS_H_
