#include "tests/load/store.h"

#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"
#include "base/sql/sqlite/delete_store.h"
#include "base/sql/sqlite/sqlite.h"
#include "base/status_macros.h"

namespace load {

absl::StatusOr<std::unique_ptr<Store>> Store::Create(
    const std::string& folder, absl::Span<const base::sql::Migration> schema,
    std::size_t group, absl::string_view name) {
  auto store =
      absl::WrapUnique(new Store(absl::StrCat(folder, "/", name, ".db")));
  store->DeleteFiles();
  base::sql::Database::Options options;
  options.group = group;
  RSU_ASSIGN_OR_RETURN(std::unique_ptr<base::sql::Driver> driver,
                       base::sql::SqliteDriver(store->path_));
  RSU_ASSIGN_OR_RETURN(store->database_,
                       base::sql::Database::Open(
                           std::move(driver), &store->clock_, schema, options));
  return store;
}

Store::~Store() {
  database_.reset();
  DeleteFiles();
}

void Store::DeleteFiles() const { base::sql::DeleteStore(path_); }

absl::Status Store::ExpectNumber(const char* sql, std::int64_t expected) {
  std::int64_t found = -1;
  RSU_RETURN_IF_ERROR(
      database_->ReadAndWait([sql, &found](base::sql::Session& session) {
        return session.Query(sql, {}, [&found](const base::sql::Row& row) {
          found = row.Integer(0);
          return absl::OkStatus();
        });
      }));
  if (found == expected) return absl::OkStatus();
  return absl::InternalError(
      absl::StrCat(sql, " gives ", found, " instead of ", expected));
}

}  // namespace load
