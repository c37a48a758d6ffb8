#include "base/sql/sqlite/sqlite.h"

#include <sqlite3.h>
#include <sys/stat.h>

#include <cstdio>
#include <filesystem>
#include <mutex>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/sql/sqlite/add_digests.h"
#include "base/sql/sqlite/file_driver.h"
#include "base/sql/sqlite/file_lock.h"
#include "base/sql/sqlite/store_file.h"
#include "base/sql/sqlite/store_mark.h"
#include "base/status_macros.h"

namespace base::sql {
namespace {

// SQLite reads `:memory:` as no file, and `file:NAME?nolock=1` as a URI with
// settings of its own, which is another file to the lock. Behind a `./` or a
// `/` every name is that of a file.
//
// A symbolic link leads to the file that SQLite opens: log, lock and mark stand
// beside that file.
std::string AsPlainFile(absl::string_view path) {
  const bool plain = path.front() == '/' || path.front() == '.';
  std::string file = plain ? std::string(path) : absl::StrCat("./", path);
  std::error_code error;
  if (!std::filesystem::is_symlink(file, error)) return file;
  const std::filesystem::path target = std::filesystem::canonical(file, error);
  return error ? file : target.string();
}

// SQLite counts the memory that it takes behind one lock of the process, for
// every piece: two threads that read wait for it more than they read. Nobody
// asks for the count.
void StopCountingMemory() {
  static std::once_flag once;
  std::call_once(once,
                 [] { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, /*on=*/0); });
}

absl::StatusOr<std::unique_ptr<FileLock>> TakeLock(absl::string_view path) {
  if (path.empty()) {
    return absl::InvalidArgumentError("the database needs a file name");
  }
  StopCountingMemory();
  const std::string file = AsPlainFile(path);
  RSU_RETURN_IF_ERROR(CheckStoreFile(file));
  return FileLock::Take(file);
}

bool HoldsSomething(const std::string& path) {
  struct stat found {};
  return stat(path.c_str(), &found) == 0 && found.st_size > 0;
}

// `wants_mark`: not of a store by a program that wrote none.
absl::StatusOr<std::unique_ptr<Driver>> DriveFile(
    const std::string& file, bool wants_mark, std::unique_ptr<FileLock> lock,
    SayLine say) {
  RSU_ASSIGN_OR_RETURN(std::unique_ptr<StoreMark> mark, StoreMark::Open(file));
  if (mark->is_damaged()) {
    say(absl::StrCat(file,
                     ".mark cannot be read: whether the log of the "
                     "database is whole cannot be told this time"));
  } else if (!mark->last() && wants_mark && HoldsSomething(file)) {
    say(absl::StrCat(file,
                     ".mark is not there, as after a copy: whether writes that "
                     "were answered are missing cannot be told this time"));
  } else if (mark->last() && !mark->last()->in_order) {
    say(absl::StrCat(file, " was not closed in order the last time"));
  }
  return std::make_unique<FileDriver>(file, std::move(lock), std::move(mark),
                                      std::move(say));
}

}  // namespace

void SayOnStandardError(const std::string& line) {
  std::fprintf(stderr, "%s\n", line.c_str());
}

absl::StatusOr<std::unique_ptr<Driver>> SqliteDriver(absl::string_view path,
                                                     SayLine say) {
  RSU_ASSIGN_OR_RETURN(std::unique_ptr<FileLock> lock, TakeLock(path));
  const std::string file = AsPlainFile(path);
  RSU_ASSIGN_OR_RETURN(const bool copied, AddDigests(file, say));
  if (copied) {
    // The lock is on the file that was there before.
    lock.reset();
    RSU_ASSIGN_OR_RETURN(lock, FileLock::Take(file));
  }
  // Programs that wrote no digests wrote no mark either.
  return DriveFile(file, /*wants_mark=*/!copied, std::move(lock),
                   std::move(say));
}

absl::StatusOr<std::unique_ptr<Driver>> SqliteDriverAsItIs(
    absl::string_view path, SayLine say) {
  RSU_ASSIGN_OR_RETURN(std::unique_ptr<FileLock> lock, TakeLock(path));
  return DriveFile(AsPlainFile(path), /*wants_mark=*/true, std::move(lock),
                   std::move(say));
}

}  // namespace base::sql
