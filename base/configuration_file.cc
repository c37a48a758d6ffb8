#include "base/configuration_file.h"

#include <sys/stat.h>

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

// Whether to open the file would wait until another program writes to it.
bool WaitsForAWriter(const std::string& path) {
  struct stat found {};
  return !IsStandardInput(path) && stat(path.c_str(), &found) == 0 &&
         (S_ISFIFO(found.st_mode) || S_ISSOCK(found.st_mode));
}

absl::Status CannotBeRead(int error_number) {
  return absl::NotFoundError(
      absl::StrCat("cannot be read: ", std::strerror(error_number)));
}

}  // namespace

absl::StatusOr<std::string> ReadConfigurationFile(const std::string& path) {
  if (WaitsForAWriter(path)) {
    return absl::InvalidArgumentError("is no regular file");
  }
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(OpenInput(path),
                                                             std::fclose);
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
