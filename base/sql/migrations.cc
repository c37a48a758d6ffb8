#include "base/sql/migrations.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"

namespace base::sql {
namespace {

absl::Status ApplyStep(Connection& connection, const Migration& migration) {
  RSU_RETURN_IF_ERROR(connection.BeginWrite());
  absl::Status status = connection.ExecuteScript(std::string(migration.sql));
  if (status.ok()) status = connection.SetSchemaVersion(migration.version);
  if (status.ok()) status = connection.Commit();
  if (status.ok()) return status;
  connection.Rollback();
  return absl::InternalError(absl::StrCat("migration ", migration.version, " (",
                                          migration.name,
                                          "): ", status.message()));
}

}  // namespace

absl::Status Migrate(Connection& connection,
                     absl::Span<const Migration> migrations) {
  RSU_ASSIGN_OR_RETURN(const int found, connection.SchemaVersion());
  int version = 0;
  for (const Migration& migration : migrations) {
    if (!migration.engine.empty() && migration.engine != connection.engine()) {
      continue;
    }
    if (migration.version != ++version) {
      return absl::InternalError(absl::StrCat("migration ", migration.version,
                                              " stands where ", version,
                                              " was expected"));
    }
    if (version <= found) continue;
    RSU_RETURN_IF_ERROR(ApplyStep(connection, migration));
  }
  if (found > version) {
    return absl::FailedPreconditionError(absl::StrCat(
        "the store has schema ", found, ", this program knows up to ", version,
        ": it was written by a newer version"));
  }
  return absl::OkStatus();
}

}  // namespace base::sql
