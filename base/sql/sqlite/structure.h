#ifndef BASE_SQL_SQLITE_STRUCTURE_H_
#define BASE_SQL_SQLITE_STRUCTURE_H_

#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/sql/session.h"

namespace base::sql {

// What SQLite itself knows of a store's tables.

// Something wrong in a table, and with which of its rows; `row` may be empty.
using ReportStructure = absl::FunctionRef<void(
    const std::string& table, const std::string& row, const std::string& what)>;

// Goes through the pages, the indexes and the references between tables.
//
// Errors: those of the session.
absl::Status CheckStoredStructure(Session& session, ReportStructure report);

// The names of the tables, in their order.
//
// Errors: those of the session.
absl::StatusOr<std::vector<std::string>> ListTables(Session& session);

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_STRUCTURE_H_
