#include "base/configuration_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <memory>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "base/file_kind.h"
#include "base/standard_input.h"

namespace base {
namespace {

// Opens the file, unless reading it could wait for another program or for
// somebody at a terminal: a pipe, a socket, a terminal. What is opened is
// looked at, since a name can lead elsewhere a moment later.
std::FILE* OpenWithoutWaiting(const std::string& path, bool& may_wait) {
  may_wait = false;
  if (IsStandardInput(path)) return OpenInput(path);
  const int opened =
      open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (opened < 0) {
    may_wait = errno == ENXIO;  // of a socket
    return nullptr;
  }
  struct stat found {};
  may_wait = fstat(opened, &found) == 0 &&
             (S_ISFIFO(found.st_mode) || S_ISSOCK(found.st_mode) ||
              (S_ISCHR(found.st_mode) && isatty(opened) != 0));
  if (may_wait) {
    close(opened);
    return nullptr;
  }
  return fdopen(opened, "rb");
}

absl::Status CannotBeRead(int error_number) {
  return absl::NotFoundError(
      absl::StrCat("cannot be read: ", std::strerror(error_number)));
}

}  // namespace

absl::StatusOr<std::string> ReadConfigurationFile(const std::string& path) {
  bool may_wait = false;
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
      OpenWithoutWaiting(path, may_wait), std::fclose);
  if (may_wait) return absl::InvalidArgumentError("is no regular file");
  if (file == nullptr) return CannotBeRead(errno);
  std::string text(kMaxConfigurationBytes + 1, '\0');
  const std::size_t read = std::fread(text.data(), 1, text.size(), file.get());
  // Of a folder, opening succeeds and reading does not.
  if (std::ferror(file.get()) != 0) return CannotBeRead(errno);
  text.resize(read);
  if (text.size() > kMaxConfigurationBytes) {
    return absl::InvalidArgumentError("must be at most 1 MiB long");
  }
  const absl::string_view kind = KindOfForeignFile(text);
  if (!kind.empty()) return absl::InvalidArgumentError(kind);
  return text;
}

}  // namespace base
