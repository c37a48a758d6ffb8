#include "tests/load/plain_store.h"

#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"
#include "base/clock.h"
#include "base/sql/sqlite/delete_store.h"
#include "base/sql/sqlite/sqlite.h"
#include "base/status_macros.h"

namespace load {
namespace {

class PlainSession : public base::sql::WriteSession {
 public:
  explicit PlainSession(base::sql::Connection& connection)
      : connection_(connection),
        known_at_us_(base::SystemClock().NowMicros()) {}

  std::int64_t known_at_us() const override { return known_at_us_; }
  absl::Status Query(
      absl::string_view sql, absl::Span<const base::sql::Value> parameters,
      absl::FunctionRef<absl::Status(const base::sql::Row&)> each) override {
    return connection_.Query(sql, parameters, each);
  }
  absl::StatusOr<std::int64_t> Execute(
      absl::string_view sql,
      absl::Span<const base::sql::Value> parameters) override {
    return connection_.Execute(sql, parameters);
  }

 private:
  base::sql::Connection& connection_;
  const std::int64_t known_at_us_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<PlainStore>> PlainStore::Create(
    const std::string& folder, absl::Span<const base::sql::Migration> schema) {
  auto store =
      absl::WrapUnique(new PlainStore(absl::StrCat(folder, "/plain.db")));
  store->DeleteFiles();
  RSU_ASSIGN_OR_RETURN(store->driver_, base::sql::SqliteDriver(store->path_));
  RSU_ASSIGN_OR_RETURN(store->connection_, store->driver_->OpenWriter());
  RSU_RETURN_IF_ERROR(base::sql::Migrate(*store->connection_, schema));
  return store;
}

PlainStore::~PlainStore() {
  connection_.reset();
  DeleteFiles();
}

void PlainStore::DeleteFiles() const { base::sql::DeleteStore(path_); }

absl::Status PlainStore::Write(
    const std::function<absl::Status(base::sql::WriteSession&)>& write) {
  std::lock_guard<std::mutex> lock(mutex_);
  RSU_RETURN_IF_ERROR(connection_->BeginWrite());
  PlainSession session(*connection_);
  absl::Status status = write(session);
  if (status.ok()) status = connection_->Commit();
  if (!status.ok()) connection_->Rollback();
  return status;
}

absl::Status PlainStore::ExpectNumber(const char* sql, std::int64_t expected) {
  std::lock_guard<std::mutex> lock(mutex_);
  std::int64_t found = -1;
  RSU_RETURN_IF_ERROR(
      connection_->Query(sql, {}, [&found](const base::sql::Row& row) {
        found = row.Integer(0);
        return absl::OkStatus();
      }));
  if (found == expected) return absl::OkStatus();
  return absl::InternalError(
      absl::StrCat(sql, " gives ", found, " instead of ", expected));
}

}  // namespace load
