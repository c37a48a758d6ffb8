#include "base/configuration_file.h"

#include <ios>
#include <istream>
#include <memory>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "base/file_kind.h"
#include "base/standard_input.h"

namespace base {

absl::StatusOr<std::string> ReadConfigurationFile(const std::string& path) {
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
