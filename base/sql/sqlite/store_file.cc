#include "base/sql/sqlite/store_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>

#include "absl/cleanup/cleanup.h"
#include "absl/strings/str_cat.h"
#include "base/sql/sqlite/file_lock.h"
#include "base/status_macros.h"

namespace base::sql {
namespace {

// The beginning of an SQLite file, with its closing zero.
constexpr char kMagic[16] = "SQLite format 3";
constexpr std::size_t kHeaderBytes = 100;
constexpr std::size_t kPageCountAt = 28;
constexpr std::size_t kUserVersionAt = 60;
constexpr std::size_t kApplicationIdAt = 68;

std::uint32_t LoadBigEndian32(const unsigned char* at) {
  return std::uint32_t{at[0]} << 24 | std::uint32_t{at[1]} << 16 |
         std::uint32_t{at[2]} << 8 | std::uint32_t{at[3]};
}

absl::Status CheckHeader(const unsigned char* header) {
  if (std::memcmp(header, kMagic, sizeof(kMagic)) != 0) {
    return absl::FailedPreconditionError("the file is not an SQLite database");
  }
  const std::uint32_t application = LoadBigEndian32(header + kApplicationIdAt);
  // A store whose making was cut off has a page and no name yet.
  const bool unfinished = application == 0 &&
                          LoadBigEndian32(header + kUserVersionAt) == 0 &&
                          LoadBigEndian32(header + kPageCountAt) <= 1;
  if (application == kStoreApplicationId || unfinished) return absl::OkStatus();
  return absl::FailedPreconditionError(
      "the file is an SQLite database of another program");
}

absl::Status CheckFolder(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string folder =
      slash == std::string::npos ? "." : path.substr(0, slash + 1);
  if (access(folder.c_str(), W_OK | X_OK) == 0) return absl::OkStatus();
  return absl::UnavailableError(absl::StrCat("cannot open the database ", path,
                                             ": ", folder, ": ",
                                             std::strerror(errno)));
}

// SQLite empties the log that lies beside a file which holds nothing, and all
// that was in it would be gone.
absl::Status CheckNoLogIsLeft(const std::string& path) {
  struct stat log {};
  if (stat((path + "-wal").c_str(), &log) != 0 || log.st_size == 0) {
    return absl::OkStatus();
  }
  return absl::FailedPreconditionError(absl::StrCat(
      "the database ", path, " is missing or empty, and ", path,
      "-wal holds what was written to it last: put the file back that ", path,
      " was. Nothing was changed"));
}

}  // namespace

absl::Status CheckStoreFile(const std::string& path) {
  // The one who has it tells more, and a file that this process has open is not
  // to be closed by it.
  if (FileLock::IsHeld(path)) return absl::OkStatus();
  const auto refuse = [&path](absl::StatusCode code, absl::string_view why) {
    return absl::Status(
        code, absl::StrCat("cannot open the database ", path, ": ", why));
  };
  struct stat found {};
  if (stat(path.c_str(), &found) != 0) {
    if (errno == ENOENT) {
      RSU_RETURN_IF_ERROR(CheckNoLogIsLeft(path));
      return CheckFolder(path);
    }
    return refuse(absl::StatusCode::kUnavailable, std::strerror(errno));
  }
  if (!S_ISREG(found.st_mode)) {
    return refuse(
        absl::StatusCode::kFailedPrecondition,
        S_ISDIR(found.st_mode) ? "it is a folder" : "it is not a plain file");
  }
  const int file = open(path.c_str(), O_RDWR | O_CLOEXEC);
  if (file < 0) {
    return refuse(absl::StatusCode::kUnavailable, std::strerror(errno));
  }
  const auto close_file = absl::MakeCleanup([file] { close(file); });
  unsigned char header[kHeaderBytes] = {};
  const ssize_t size = pread(file, header, sizeof(header), 0);
  if (size < 0) {
    return refuse(absl::StatusCode::kUnavailable, std::strerror(errno));
  }
  // What a transaction left half done says nothing yet.
  const bool unfinished = access((path + "-journal").c_str(), F_OK) == 0;
  if (size == 0) RSU_RETURN_IF_ERROR(CheckNoLogIsLeft(path));
  if (size == 0 || unfinished) return CheckFolder(path);
  const absl::Status status = CheckHeader(header);
  if (!status.ok()) return refuse(status.code(), status.message());
  return CheckFolder(path);
}

}  // namespace base::sql
