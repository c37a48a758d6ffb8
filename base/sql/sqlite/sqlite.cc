#include "base/sql/sqlite/sqlite.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "base/sql/sqlite/file_lock.h"
#include "base/sql/sqlite/sqlite_connection.h"
#include "base/status_macros.h"

namespace base::sql {
namespace {

class FileDriver : public Driver {
 public:
  FileDriver(std::string path, std::unique_ptr<FileLock> lock)
      : path_(std::move(path)), lock_(std::move(lock)) {}

  absl::StatusOr<std::unique_ptr<Connection>> OpenWriter() override {
    return SqliteConnection::Open(path_, SqliteConnection::Access::kWrite);
  }
  absl::StatusOr<std::unique_ptr<Connection>> OpenReader() override {
    return SqliteConnection::Open(path_, SqliteConnection::Access::kRead);
  }

 private:
  const std::string path_;
  const std::unique_ptr<FileLock> lock_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<Driver>> SqliteDriver(absl::string_view path) {
  if (path.empty()) {
    return absl::InvalidArgumentError("the database needs a file name");
  }
  // To SQLite a name such as `:memory:` is no file.
  const std::string file =
      path.front() == ':' ? absl::StrCat("./", path) : std::string(path);
  RSU_ASSIGN_OR_RETURN(std::unique_ptr<FileLock> lock, FileLock::Take(file));
  return std::make_unique<FileDriver>(file, std::move(lock));
}

}  // namespace base::sql
