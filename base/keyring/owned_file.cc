#include "base/keyring/owned_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "absl/cleanup/cleanup.h"
#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/status_macros.h"

namespace base::keyring {
namespace {

absl::Status CannotBeRead(const std::string& path, int error_number) {
  return absl::Status(
      error_number == ENOENT ? absl::StatusCode::kNotFound
                             : absl::StatusCode::kPermissionDenied,
      absl::StrCat(path, ": cannot be read: ", std::strerror(error_number)));
}

absl::Status NotAlone(const std::string& path, absl::string_view rule) {
  return ReasonError(absl::StatusCode::kPermissionDenied, "KEYRING_NOT_ALONE",
                     absl::StrCat(path, ": ", rule));
}

absl::Status NoKeyring(const std::string& path, absl::string_view rule) {
  return ReasonError(absl::StatusCode::kDataLoss, "INVALID_KEYRING",
                     absl::StrCat(path, ": ", rule));
}

bool IsAnothersLink(const std::string& path) {
  struct stat found {};
  return lstat(path.c_str(), &found) == 0 && S_ISLNK(found.st_mode) &&
         found.st_uid != geteuid() && found.st_uid != 0;
}

absl::Status CheckOwned(const std::string& path, const struct stat& found) {
  if (S_ISDIR(found.st_mode)) {
    return NoKeyring(path, "is a directory: name the file in it");
  }
  if (!S_ISREG(found.st_mode)) return NoKeyring(path, "is no regular file");
  if (found.st_uid != geteuid()) {
    return NotAlone(path, "belongs to another user: run this as its owner");
  }
  if ((found.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return NotAlone(path,
                    "others can read or change it: `chmod 600` keeps them out");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<SecretText> ReadOwnedFile(const std::string& path,
                                         std::size_t max_bytes) {
  if (IsAnothersLink(path)) {
    return NotAlone(path,
                    "is a link of another user: name the file it leads to");
  }
  // Not to wait for whoever writes to a pipe.
  const int file =
      open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (file < 0) return CannotBeRead(path, errno);
  const auto close_file = absl::MakeCleanup([file] { close(file); });
  struct stat found {};
  if (fstat(file, &found) != 0) return CannotBeRead(path, errno);
  RSU_RETURN_IF_ERROR(CheckOwned(path, found));
  SecretText text(max_bytes + 1);
  while (text.room() > 0) {
    const ssize_t bytes = read(file, text.end(), text.room());
    if (bytes < 0 && errno == EINTR) continue;
    if (bytes < 0) return CannotBeRead(path, errno);
    if (bytes == 0) return text;
    text.Grow(static_cast<std::size_t>(bytes));
  }
  return NoKeyring(path, "must be at most 64 KiB long");
}

}  // namespace base::keyring
