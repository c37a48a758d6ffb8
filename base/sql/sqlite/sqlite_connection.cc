#include "base/sql/sqlite/sqlite_connection.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

#include "absl/cleanup/cleanup.h"
#include "absl/memory/memory.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "base/error.h"
#include "base/sql/errors.h"
#include "base/sql/sqlite/damaged_page.h"
#include "base/sql/sqlite/digest_disk.h"
#include "base/sql/sqlite/page_digest.h"
#include "base/sql/sqlite/shared_text.h"
#include "base/sql/sqlite/store_file.h"
#include "base/status_macros.h"
#include "base/text.h"

namespace base::sql {
namespace {

bool IsAscii(absl::string_view text) {
  unsigned char all = 0;
  for (const char c : text) all |= static_cast<unsigned char>(c);
  return all < 0x80;
}

class SqliteRow : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}

  bool IsNull(int column) const override {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
  }
  std::int64_t Integer(int column) const override {
    const int type = sqlite3_column_type(statement_, column);
    if (type == SQLITE_INTEGER) return sqlite3_column_int64(statement_, column);
    if (type != SQLITE_NULL) CallDamaged(column);
    return 0;
  }
  // SQLite says it as 1 or 0.
  bool Truth(int column) const override { return Integer(column) != 0; }
  absl::string_view Text(int column) const override {
    const absl::string_view text = Bytes(column);
    if (IsAscii(text) || IsUtf8(text)) return text;
    CallDamaged(column);
    return "";
  }
  absl::string_view Bytes(int column) const override {
    const int type = sqlite3_column_type(statement_, column);
    if (type == SQLITE_NULL) return "";
    if (type != SQLITE_TEXT && type != SQLITE_BLOB) {
      CallDamaged(column);
      return "";
    }
    const void* bytes = sqlite3_column_blob(statement_, column);
    if (bytes == nullptr) return "";
    return absl::string_view(
        static_cast<const char*>(bytes),
        static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
  }
  void CallDamaged(int column) const override {
    if (damaged_ < 0) damaged_ = column;
  }

  // The first column that was called damaged; -1 if none was.
  int damaged() const { return damaged_; }

 private:
  sqlite3_stmt* const statement_;
  mutable int damaged_ = -1;
};

int BindValue(sqlite3_stmt* statement, int index, const Value& value) {
  switch (value.type()) {
    case Value::Type::kNull:
      return sqlite3_bind_null(statement, index);
    case Value::Type::kInteger:
      return sqlite3_bind_int64(statement, index, value.integer());
    case Value::Type::kText:
      return sqlite3_bind_text64(
          statement, index,
          value.bytes().data() == nullptr ? "" : value.bytes().data(),
          value.bytes().size(), SQLITE_STATIC, SQLITE_UTF8);
    case Value::Type::kBytes:
      return sqlite3_bind_blob64(
          statement, index,
          value.bytes().data() == nullptr ? "" : value.bytes().data(),
          value.bytes().size(), SQLITE_STATIC);
  }
  return SQLITE_MISUSE;
}

// Names the column, and of whom only that it is damaged.
absl::Status DamagedValue(sqlite3_stmt* statement, int column) {
  const char* const table = sqlite3_column_table_name(statement, column);
  const char* const name = sqlite3_column_name(statement, column);
  return StorageDamaged(absl::StrCat(
      "a value of ", table == nullptr ? "" : table, table == nullptr ? "" : ".",
      name == nullptr ? "a column" : name, " cannot be what was stored"));
}

// Of damage in the schema which table or index it is, if that can be read, and
// not how the SQL reads that is left of it: "malformed database schema
// (member)".
std::string WithoutSql(absl::string_view detail) {
  constexpr absl::string_view kSchema = "malformed database schema";
  absl::string_view rest = detail;
  if (!absl::ConsumePrefix(&rest, kSchema)) return std::string(detail);
  absl::ConsumePrefix(&rest, " (");
  const absl::string_view name = rest.substr(0, rest.find(')'));
  const bool is_name = std::all_of(name.begin(), name.end(), [](char c) {
    return c == '_' || absl::ascii_isalnum(static_cast<unsigned char>(c));
  });
  return name.empty() || !is_name ? std::string(kSchema)
                                  : absl::StrCat(kSchema, " (", name, ")");
}

// Whether the system said that a file may not grow.
bool IsNoRoom(int error) {
  return error == ENOSPC || error == EDQUOT || error == EFBIG;
}

}  // namespace

absl::StatusOr<std::unique_ptr<Connection>> SqliteConnection::Open(
    const std::string& path, Access access, const Options& options) {
  const int flags =
      SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
      (access == Access::kWrite ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                : SQLITE_OPEN_READONLY);
  sqlite3* handle = nullptr;
  const int code =
      sqlite3_open_v2(path.c_str(), &handle, flags, DigestDiskName());
  auto connection =
      absl::WrapUnique(new SqliteConnection(handle, options.damage));
  if (code != SQLITE_OK) {
    return absl::UnavailableError(absl::StrCat(
        "cannot open the database ", path, ": ", sqlite3_errstr(code)));
  }
  ShareStoreFiles(handle, options.files);
  if (!options.merge_log) {
    sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  }
  RSU_RETURN_IF_ERROR(connection->SetPragmas(access));
  return connection;
}

SqliteConnection::~SqliteConnection() {
  for (auto& [sql, statement] : statements_) sqlite3_finalize(statement.handle);
  sqlite3_close(handle_);
}

absl::Status SqliteConnection::SetPragmas(Access access) {
  sqlite3_busy_timeout(handle_, 5000);
  // Whose file it is comes before the first change to it.
  RSU_RETURN_IF_ERROR(SchemaVersion().status());
  if (access == Access::kWrite) {
    RSU_RETURN_IF_ERROR(ReserveDigests());
    RSU_RETURN_IF_ERROR(SetPragma("journal_mode", "WAL", "wal"));
    // A checkpoint every 32 MiB of log, by this connection.
    RSU_RETURN_IF_ERROR(SetPragma("wal_autocheckpoint", "8192", "8192"));
    RSU_RETURN_IF_ERROR(
        SetPragma("journal_size_limit", "67108864", "67108864"));
  }
  RSU_RETURN_IF_ERROR(SetPragma("synchronous", "FULL", "2"));
  RSU_RETURN_IF_ERROR(SetPragma("foreign_keys", "ON", "1"));
  RSU_RETURN_IF_ERROR(SetPragma("trusted_schema", "OFF", "0"));
  RSU_RETURN_IF_ERROR(SetPragma("temp_store", "MEMORY", "2"));
  return SetPragma("cache_size", "-131072", "-131072");  // 128 MiB
}

// A store that has no pages yet gets room for a digest in each.
absl::Status SqliteConnection::ReserveDigests() {
  RSU_ASSIGN_OR_RETURN(const std::int64_t pages, ReadPragma("page_count"));
  if (pages != 0) return absl::OkStatus();
  int bytes = static_cast<int>(kPageDigestBytes);
  const int code =
      sqlite3_file_control(handle_, "main", SQLITE_FCNTL_RESERVE_BYTES, &bytes);
  return code == SQLITE_OK ? absl::OkStatus() : Error(code);
}

absl::Status SqliteConnection::SetPragma(absl::string_view name,
                                         absl::string_view value,
                                         absl::string_view read_back) {
  RSU_RETURN_IF_ERROR(ExecuteScript(absl::StrCat("PRAGMA ", name, "=", value)));
  std::string found;
  sqlite3_stmt* statement = nullptr;
  int code = sqlite3_prepare_v2(handle_, absl::StrCat("PRAGMA ", name).c_str(),
                                -1, &statement, nullptr);
  const auto finalize =
      absl::MakeCleanup([statement] { sqlite3_finalize(statement); });
  if (code == SQLITE_OK) code = sqlite3_step(statement);
  if (code == SQLITE_ROW) {
    // Some settings are numbers, which a row of the store would not give as
    // text.
    const unsigned char* text = sqlite3_column_text(statement, 0);
    if (text != nullptr) found = reinterpret_cast<const char*>(text);
  }
  if (code != SQLITE_ROW) return Error(code);
  if (found == read_back) return absl::OkStatus();
  return absl::FailedPreconditionError(absl::StrCat(
      "SQLite keeps ", name, " at ", found, " instead of ", value));
}

absl::StatusOr<std::int64_t> SqliteConnection::ReadPragma(
    absl::string_view name) {
  std::int64_t value = 0;
  RSU_RETURN_IF_ERROR(
      Query(absl::StrCat("PRAGMA ", name), {}, [&value](const Row& row) {
        value = row.Integer(0);
        return absl::OkStatus();
      }));
  return value;
}

absl::StatusOr<int> SqliteConnection::SchemaVersion() {
  RSU_ASSIGN_OR_RETURN(const std::int64_t application,
                       ReadPragma("application_id"));
  RSU_ASSIGN_OR_RETURN(const std::int64_t version, ReadPragma("user_version"));
  if (application == kStoreApplicationId) return static_cast<int>(version);
  std::int64_t tables = 0;
  RSU_RETURN_IF_ERROR(Query("SELECT count(*) FROM sqlite_master", {},
                            [&tables](const Row& row) {
                              tables = row.Integer(0);
                              return absl::OkStatus();
                            }));
  if (application == 0 && version == 0 && tables == 0) return 0;
  return absl::FailedPreconditionError(
      "the file is an SQLite database of another program");
}

absl::Status SqliteConnection::SetSchemaVersion(int version) {
  return ExecuteScript(
      absl::StrCat("PRAGMA application_id=", kStoreApplicationId,
                   ";PRAGMA user_version=", version));
}

absl::StatusOr<const SqliteConnection::Statement*> SqliteConnection::Prepare(
    absl::string_view sql) {
  const auto found = statements_.find(sql);
  if (found != statements_.end()) {
    if (sqlite3_stmt_busy(found->second.handle) != 0) {
      return absl::InternalError("a statement was begun while it was running");
    }
    return &found->second;
  }
  Statement statement;
  const int code =
      sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()),
                         SQLITE_PREPARE_PERSISTENT, &statement.handle, nullptr);
  if (code != SQLITE_OK) return Error(code);
  const int count = sqlite3_bind_parameter_count(statement.handle);
  for (int i = 1; i <= count; ++i) {
    statement.indexes.push_back(sqlite3_bind_parameter_index(
        statement.handle, absl::StrCat("$", i).c_str()));
  }
  return &statements_.emplace(std::string(sql), std::move(statement))
              .first->second;
}

absl::Status SqliteConnection::Bind(const Statement& statement,
                                    absl::Span<const Value> parameters) {
  if (parameters.size() != statement.indexes.size()) {
    return absl::InternalError(
        absl::StrCat("a statement takes ", statement.indexes.size(),
                     " parameters and was given ", parameters.size()));
  }
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const int code =
        BindValue(statement.handle, statement.indexes[i], parameters[i]);
    if (code != SQLITE_OK) return Error(code);
  }
  return absl::OkStatus();
}

absl::Status SqliteConnection::Query(
    absl::string_view sql, absl::Span<const Value> parameters,
    absl::FunctionRef<absl::Status(const Row&)> each) {
  RSU_ASSIGN_OR_RETURN(const Statement* prepared, Prepare(sql));
  sqlite3_stmt* const statement = prepared->handle;
  RSU_RETURN_IF_ERROR(Bind(*prepared, parameters));
  const auto reset =
      absl::MakeCleanup([statement] { sqlite3_reset(statement); });
  const SqliteRow row(statement);
  int code = sqlite3_step(statement);
  for (; code == SQLITE_ROW; code = sqlite3_step(statement)) {
    absl::Status read = each(row);
    if (row.damaged() >= 0) read = DamagedValue(statement, row.damaged());
    if (absl::IsDataLoss(read)) damage_->Report(read.message(), sql);
    RSU_RETURN_IF_ERROR(read);
  }
  if (code == SQLITE_DONE) return absl::OkStatus();
  absl::Status error = Error(code);
  if (absl::IsDataLoss(error)) damage_->Report(error.message(), sql);
  return error;
}

absl::StatusOr<std::int64_t> SqliteConnection::Execute(
    absl::string_view sql, absl::Span<const Value> parameters) {
  RSU_RETURN_IF_ERROR(
      Query(sql, parameters, [](const Row&) { return absl::OkStatus(); }));
  return sqlite3_changes64(handle_);
}

absl::Status SqliteConnection::Run(absl::string_view sql) {
  return Execute(sql, {}).status();
}

absl::Status SqliteConnection::BeginWrite() { return Run("BEGIN IMMEDIATE"); }
absl::Status SqliteConnection::BeginRead() { return Run("BEGIN"); }
absl::Status SqliteConnection::Commit() { return Run("COMMIT"); }

void SqliteConnection::Rollback() {
  // A failure leaves nothing to undo: the transaction is gone already.
  if (InTransaction()) Run("ROLLBACK").IgnoreError();
}

bool SqliteConnection::InTransaction() const {
  return sqlite3_get_autocommit(handle_) == 0;
}

absl::Status SqliteConnection::SetSavepoint() { return Run("SAVEPOINT item"); }
absl::Status SqliteConnection::ReleaseSavepoint() {
  return Run("RELEASE item");
}
absl::Status SqliteConnection::RollbackToSavepoint() {
  return Run("ROLLBACK TO item");
}

absl::Status SqliteConnection::ExecuteScript(const std::string& sql) {
  const int code =
      sqlite3_exec(handle_, InSqlite(sql).c_str(), nullptr, nullptr, nullptr);
  return code == SQLITE_OK ? absl::OkStatus() : Error(code);
}

// sqlite3_errmsg() names tables and columns and never a stored value.
absl::Status SqliteConnection::Error(int code) const {
  const std::string detail = sqlite3_errmsg(handle_);
  if (code == SQLITE_IOERR_DATA) {
    const std::optional<DamagedPage> page = TakeDamagedPage();
    return StorageDamaged(page ? page->ToString() : detail);
  }
  if (const int error = sqlite3_system_errno(handle_);
      (code & 0xff) == SQLITE_IOERR && IsNoRoom(error)) {
    return StorageFull(std::strerror(error));
  }
  switch (code & 0xff) {
    case SQLITE_FULL:
      return StorageFull(detail);
    case SQLITE_NOTADB:
      return absl::FailedPreconditionError(
          "the file is not an SQLite database");
    case SQLITE_CORRUPT:
      return StorageDamaged(WithoutSql(detail));
    case SQLITE_CONSTRAINT:
      if (code == SQLITE_CONSTRAINT_UNIQUE ||
          code == SQLITE_CONSTRAINT_PRIMARYKEY ||
          code == SQLITE_CONSTRAINT_ROWID) {
        return absl::AlreadyExistsError(detail);
      }
      return absl::InternalError(detail);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PROTOCOL:
    case SQLITE_NOMEM:
    case SQLITE_PERM:
      return StorageUnavailable(detail);
    default:
      return absl::InternalError(detail);
  }
}

}  // namespace base::sql
