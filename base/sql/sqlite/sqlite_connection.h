#ifndef BASE_SQL_SQLITE_SQLITE_CONNECTION_H_
#define BASE_SQL_SQLITE_SQLITE_CONNECTION_H_

#include <sqlite3.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "base/sql/connection.h"
#include "base/sql/sqlite/damage_reports.h"
#include "base/sql/sqlite/store_files.h"

namespace base::sql {

// One SQLite connection with its prepared statements. Not thread-safe.
class SqliteConnection : public Connection {
 public:
  enum class Access { kWrite, kRead };

  struct Options {
    // Whether the last connection that closes may merge the log into the
    // database and remove it.
    bool merge_log = true;

    // Who is told of damage. Borrowed; outlives the connection.
    DamageReports* damage = nullptr;

    // What is known of the store's files. Borrowed; outlives the connection.
    StoreFiles* files = nullptr;
  };

  // Opens `path`, sets the pragmas and reads them back.
  static absl::StatusOr<std::unique_ptr<Connection>> Open(
      const std::string& path, Access access, const Options& options);

  ~SqliteConnection() override;
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  absl::Status Query(absl::string_view sql, absl::Span<const Value> parameters,
                     absl::FunctionRef<absl::Status(const Row&)> each) override;
  absl::StatusOr<std::int64_t> Execute(
      absl::string_view sql, absl::Span<const Value> parameters) override;

  absl::Status BeginWrite() override;
  absl::Status BeginRead() override;
  absl::Status Commit() override;
  void Rollback() override;
  bool InTransaction() const override;
  absl::Status SetSavepoint() override;
  absl::Status ReleaseSavepoint() override;
  absl::Status RollbackToSavepoint() override;
  absl::string_view engine() const override { return "sqlite"; }
  absl::Status ExecuteScript(const std::string& sql) override;
  absl::StatusOr<int> SchemaVersion() override;
  absl::Status SetSchemaVersion(int version) override;

 private:
  struct Statement {
    sqlite3_stmt* handle = nullptr;
    // SQLite's index of `$1`, `$2`, …
    std::vector<int> indexes;
  };

  SqliteConnection(sqlite3* handle, DamageReports* damage)
      : handle_(handle), damage_(damage) {}

  absl::Status SetPragmas(Access access);
  absl::Status ReserveDigests();
  absl::Status SetPragma(absl::string_view name, absl::string_view value,
                         absl::string_view read_back);
  absl::StatusOr<std::int64_t> ReadPragma(absl::string_view name);

  absl::StatusOr<const Statement*> Prepare(absl::string_view sql);
  absl::Status Bind(const Statement& statement,
                    absl::Span<const Value> parameters);
  absl::Status Run(absl::string_view sql);
  absl::Status Error(int code) const;

  sqlite3* const handle_;
  DamageReports* const damage_;
  absl::flat_hash_map<std::string, Statement> statements_;
};

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_SQLITE_CONNECTION_H_
