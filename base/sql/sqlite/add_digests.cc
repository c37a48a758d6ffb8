#include "base/sql/sqlite/add_digests.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

#include "absl/cleanup/cleanup.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "base/sql/errors.h"
#include "base/sql/sqlite/digest_disk.h"
#include "base/sql/sqlite/page_digest.h"
#include "base/status_macros.h"

namespace base::sql {
namespace {

constexpr std::int64_t kMegabyte = 1'000'000;
constexpr auto kBetweenLines = std::chrono::seconds(10);

// How often SQLite asks whether to go on, in steps of its own machine.
constexpr int kStepsBetweenLooks = 1'000'000;

std::int64_t SizeOf(const std::string& path) {
  struct stat found {};
  return stat(path.c_str(), &found) == 0 ? found.st_size : 0;
}

// Whether it is a database whose pages have no digests.
bool LacksDigests(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::vector<char> bytes(kLargestPage);
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  const auto size = static_cast<std::uint64_t>(file.gcount());
  const StoreIdentity identity = ReadIdentity(bytes.data(), size);
  return identity.page_size != 0 && !identity.digests &&
         bytes[kReservedBytesOffset] == 0;
}

bool HasRoomForCopy(const std::string& path) {
  struct statvfs disk {};
  if (statvfs(path.c_str(), &disk) != 0) return false;
  const auto free_bytes =
      static_cast<std::int64_t>(disk.f_bavail * disk.f_frsize);
  return free_bytes > SizeOf(path) + SizeOf(path) / 20 + 16 * kMegabyte;
}

// Says from time to time how far the copy is.
struct Progress {
  const SayLine& say;
  std::string copy;
  std::int64_t total;
  std::chrono::steady_clock::time_point said = std::chrono::steady_clock::now();

  static int Look(void* argument) {
    auto& progress = *static_cast<Progress*>(argument);
    const auto now = std::chrono::steady_clock::now();
    if (now - progress.said < kBetweenLines) return 0;
    progress.said = now;
    progress.say(absl::StrCat("copied ", SizeOf(progress.copy) / kMegabyte,
                              " MB of some ", progress.total / kMegabyte));
    return 0;
  }
};

absl::Status RunSql(sqlite3* handle, const std::string& sql) {
  const int code = sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr);
  if (code == SQLITE_OK) return absl::OkStatus();
  if ((code & 0xff) == SQLITE_FULL) return StorageFull(sqlite3_errmsg(handle));
  if ((code & 0xff) == SQLITE_CORRUPT) {
    return StorageDamaged(sqlite3_errmsg(handle));
  }
  return StorageUnavailable(sqlite3_errmsg(handle));
}

absl::Status CopyWithDigests(const std::string& path, const std::string& copy,
                             const SayLine& say) {
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(
      path.c_str(), &handle,
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
      DigestDiskName());
  const auto close_handle =
      absl::MakeCleanup([handle] { sqlite3_close(handle); });
  if (code != SQLITE_OK) return StorageUnavailable(sqlite3_errstr(code));
  // All that the log holds goes into the file, which will have another's place.
  RSU_RETURN_IF_ERROR(RunSql(handle, "PRAGMA wal_checkpoint(TRUNCATE)"));
  int bytes = static_cast<int>(kPageDigestBytes);
  sqlite3_file_control(handle, "main", SQLITE_FCNTL_RESERVE_BYTES, &bytes);
  Progress progress{say, copy, SizeOf(path)};
  sqlite3_progress_handler(handle, kStepsBetweenLooks, Progress::Look,
                           &progress);
  return RunSql(handle,
                absl::StrCat("VACUUM INTO '",
                             absl::StrReplaceAll(copy, {{"'", "''"}}), "'"));
}

absl::Status Flush(const std::string& path, int flags) {
  const int file = open(path.c_str(), flags | O_CLOEXEC);
  const auto close_file = absl::MakeCleanup([file] {
    if (file >= 0) close(file);
  });
  if (file >= 0 && fsync(file) == 0) return absl::OkStatus();
  return StorageUnavailable(std::strerror(errno));
}

// Whole on the disk, of the same owner and permissions.
absl::Status TakePlace(const std::string& copy, const std::string& path) {
  struct stat old {};
  if (stat(path.c_str(), &old) != 0 ||
      chmod(copy.c_str(), old.st_mode & 07777) != 0 ||
      chown(copy.c_str(), old.st_uid, old.st_gid) != 0) {
    return StorageUnavailable(std::strerror(errno));
  }
  RSU_RETURN_IF_ERROR(Flush(copy, O_RDONLY));
  if (std::rename(copy.c_str(), path.c_str()) != 0) {
    return StorageUnavailable(std::strerror(errno));
  }
  return Flush(path.substr(0, path.rfind('/') + 1), O_RDONLY | O_DIRECTORY);
}

}  // namespace

absl::StatusOr<bool> AddDigests(const std::string& path, const SayLine& say) {
  if (!LacksDigests(path)) return false;
  if (!HasRoomForCopy(path)) {
    say(absl::StrCat(path,
                     " was made before pages had digests, and there is no room "
                     "to copy it: damage of the disk may go unnoticed"));
    return false;
  }
  const std::string copy = path + ".digests";
  std::remove(copy.c_str());
  say(absl::StrCat(path,
                   " was made before pages had digests: it is copied once (",
                   SizeOf(path) / kMegabyte, " MB)"));
  absl::Status status = CopyWithDigests(path, copy, say);
  if (status.ok()) status = TakePlace(copy, path);
  if (!status.ok()) {
    std::remove(copy.c_str());
    if (!absl::IsResourceExhausted(status)) return status;
    say(absl::StrCat(path, " could not be copied: ", status.message()));
    return false;
  }
  say(absl::StrCat(path, " is copied: its pages have digests"));
  return true;
}

}  // namespace base::sql
