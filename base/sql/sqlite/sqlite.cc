#include "base/sql/sqlite/sqlite.h"

#include <sqlite3.h>

#include <mutex>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/sql/sqlite/file_lock.h"
#include "base/sql/sqlite/sqlite_connection.h"
#include "base/status_macros.h"

namespace base::sql {
namespace {

// SQLite reads `:memory:` as no file, and `file:NAME?nolock=1` as a URI with
// settings of its own, which is another file to the lock. Behind a `./` or a
// `/` every name is that of a file.
std::string AsPlainFile(absl::string_view path) {
  const bool plain = path.front() == '/' || path.front() == '.';
  return plain ? std::string(path) : absl::StrCat("./", path);
}

// SQLite counts the memory that it takes behind one lock of the process, for
// every piece: two threads that read wait for it more than they read. Nobody
// asks for the count.
void StopCountingMemory() {
  static std::once_flag once;
  std::call_once(once,
                 [] { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, /*on=*/0); });
}

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
  StopCountingMemory();
  const std::string file = AsPlainFile(path);
  RSU_ASSIGN_OR_RETURN(std::unique_ptr<FileLock> lock, FileLock::Take(file));
  return std::make_unique<FileDriver>(file, std::move(lock));
}

}  // namespace base::sql
