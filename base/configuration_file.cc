#include "base/configuration_file.h"

#include <sys/stat.h>

#include <ios>
#include <istream>
#include <memory>

#include "absl/status/status.h"
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

}  // namespace

absl::StatusOr<std::string> ReadConfigurationFile(const std::string& path) {
  if (WaitsForAWriter(path)) {
    return absl::InvalidArgumentError("is no regular file");
  }
  const std::unique_ptr<std::istream> stream = OpenInputStream(path);
  std::istream& file = *stream;
  std::string text(kMaxConfigurationBytes + 1, '\0');
  // Of a folder, opening succeeds and reading does not.
  if (!file.read(text.data(), static_cast<std::streamsize>(text.size())) &&
      (file.bad() || !file.eof())) {
    return absl::NotFoundError("cannot be read");
  }
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (text.size() > kMaxConfigurationBytes) {
    return absl::InvalidArgumentError("must be at most 1 MiB long");
  }
  const absl::string_view kind = KindOfForeignFile(text);
  if (!kind.empty()) return absl::InvalidArgumentError(kind);
  return text;
}

}  // namespace base
