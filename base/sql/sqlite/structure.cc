#include "base/sql/sqlite/structure.h"

#include <cstdint>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/sql/rows.h"
#include "base/status_macros.h"

namespace base::sql {
namespace {

constexpr std::int64_t kMost = 1'000;

// Of the lines of `PRAGMA integrity_check`, which says nothing by itself.
constexpr absl::string_view kHeading = "*** in database ";

constexpr char kReferences[] =
    "SELECT \"table\", CAST(rowid AS TEXT), parent FROM "
    "pragma_foreign_key_check";
constexpr char kTables[] =
    "SELECT name FROM sqlite_master WHERE type = 'table' "
    "AND name NOT LIKE 'sqlite%' ORDER BY name";

}  // namespace

absl::Status CheckStoredStructure(Session& session, ReportStructure report) {
  std::int64_t told = 0;
  RSU_RETURN_IF_ERROR(session.Query(
      absl::StrCat("PRAGMA integrity_check(", kMost, ")"), {},
      [&report, &told](const Row& row) {
        // A row is one finding, or a heading and one on each line after it.
        for (const absl::string_view line :
             absl::StrSplit(row.Text(0), '\n', absl::SkipEmpty())) {
          if (line == "ok" || absl::StartsWith(line, kHeading)) continue;
          report("structure", "", std::string(line));
          ++told;
        }
        return absl::OkStatus();
      }));
  if (told >= kMost) {
    report("structure", "",
           absl::StrCat("SQLite tells no more than ", kMost, " of these"));
  }
  return session.Query(kReferences, {}, [&report](const Row& row) {
    report(std::string(row.Text(0)),
           absl::StrCat("rowid ", std::string(row.Text(1))),
           row.Text(2).empty()
               ? "it refers to a row that is not there"
               : absl::StrCat("it refers to a row of ",
                              std::string(row.Text(2)), " that is not there"));
    return absl::OkStatus();
  });
}

absl::StatusOr<std::vector<std::string>> ListTables(Session& session) {
  return AllRows(session, kTables, {},
                 [](const Row& row) { return std::string(row.Text(0)); });
}

}  // namespace base::sql
