#include "tests/crash/store_check.h"

#include <map>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/sql/connection.h"
#include "base/sql/sqlite/sqlite.h"
#include "base/status_macros.h"
#include "proto/rsu/registry/v1/declaration.pb.h"

namespace crash {
namespace {

using base::sql::Connection;
using base::sql::Row;

// Each yields the rows that are not whole; none, if all is well.
constexpr const char* kBroken[] = {
    "SELECT * FROM pragma_foreign_key_check",
    "SELECT person FROM person LEFT JOIN number ON number.number = person "
    "WHERE kind IS NULL OR kind <> 1",
    "SELECT household FROM household LEFT JOIN number "
    "ON number.number = household WHERE kind IS NULL OR kind <> 2",
    "SELECT household FROM household WHERE household NOT IN "
    "(SELECT household FROM declaration)",
    "SELECT household FROM declaration WHERE household NOT IN "
    "(SELECT household FROM household)",
    "SELECT number FROM number WHERE kind = 2 AND number NOT IN "
    "(SELECT household FROM household)",
    "SELECT person FROM document WHERE person NOT IN "
    "(SELECT person FROM person)",
    "SELECT person FROM coverage_event GROUP BY person HAVING count(*) <> 2",
    "SELECT person FROM status_event GROUP BY person HAVING count(*) <> 2",
    "SELECT d.household FROM declaration d LEFT JOIN score_input i "
    "ON i.position = d.position WHERE i.position IS NULL",
    "SELECT position FROM score_input WHERE position NOT IN "
    "(SELECT position FROM declaration)",
    // Full blocks of inputs are stored, each of the size of its rows, and no
    // others.
    "SELECT block FROM (SELECT position / 4096 AS block, "
    "1 + sum(19 + length(variables)) AS bytes FROM score_input GROUP BY 1 "
    "HAVING count(*) = 4096) LEFT JOIN score_input_block USING (block) "
    "WHERE inputs IS NULL OR length(inputs) <> bytes",
    "SELECT block FROM score_input_block "
    "WHERE block >= (SELECT count(*) FROM score_input) / 4096",
};

absl::Status ExpectNoRow(Connection& connection, const char* sql) {
  std::int64_t rows = 0;
  RSU_RETURN_IF_ERROR(connection.Query(sql, {}, [&rows](const Row&) {
    ++rows;
    return absl::OkStatus();
  }));
  if (rows == 0) return absl::OkStatus();
  return absl::DataLossError(absl::StrCat(rows, " rows of: ", sql));
}

absl::Status CheckIntegrity(Connection& connection) {
  std::string found;
  RSU_RETURN_IF_ERROR(
      connection.Query("PRAGMA integrity_check", {}, [&found](const Row& row) {
        found = std::string(row.Text(0));
        return absl::OkStatus();
      }));
  if (found == "ok") return absl::OkStatus();
  return absl::DataLossError(found);
}

// Household and revision to the number of members.
using MemberCounts = std::map<std::pair<std::int64_t, std::int64_t>, int>;

absl::Status CheckMembers(Connection& connection) {
  MemberCounts declared;
  RSU_RETURN_IF_ERROR(connection.Query(
      "SELECT household, revision, content FROM declaration", {},
      [&declared](const Row& row) {
        rsu::registry::v1::Declaration declaration;
        if (!declaration.ParseFromString(std::string(row.Bytes(2)))) {
          return absl::DataLossError("a declaration cannot be read");
        }
        declared[{row.Integer(0), row.Integer(1)}] = declaration.members_size();
        return absl::OkStatus();
      }));
  MemberCounts stored;
  RSU_RETURN_IF_ERROR(connection.Query(
      "SELECT household, revision, count(*) FROM member GROUP BY 1, 2", {},
      [&stored](const Row& row) {
        stored[{row.Integer(0), row.Integer(1)}] =
            static_cast<int>(row.Integer(2));
        return absl::OkStatus();
      }));
  if (declared == stored) return absl::OkStatus();
  return absl::DataLossError("a declaration lacks members");
}

absl::StatusOr<std::int64_t> CountNumbers(Connection& connection) {
  std::int64_t count = 0;
  RSU_RETURN_IF_ERROR(connection.Query("SELECT count(*) FROM number", {},
                                       [&count](const Row& row) {
                                         count = row.Integer(0);
                                         return absl::OkStatus();
                                       }));
  return count;
}

}  // namespace

absl::StatusOr<std::int64_t> CheckStoreIsWhole(const std::string& path) {
  RSU_ASSIGN_OR_RETURN(const std::unique_ptr<base::sql::Driver> driver,
                       base::sql::SqliteDriver(path));
  RSU_ASSIGN_OR_RETURN(const std::unique_ptr<Connection> connection,
                       driver->OpenReader());
  RSU_RETURN_IF_ERROR(connection->BeginRead());
  RSU_RETURN_IF_ERROR(CheckIntegrity(*connection));
  for (const char* sql : kBroken) {
    RSU_RETURN_IF_ERROR(ExpectNoRow(*connection, sql));
  }
  RSU_RETURN_IF_ERROR(CheckMembers(*connection));
  return CountNumbers(*connection);
}

}  // namespace crash
