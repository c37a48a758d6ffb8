#include "base/configuration_file.h"

#include <fstream>
#include <ios>

#include "absl/status/status.h"

namespace base {

absl::StatusOr<std::string> ReadConfigurationFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
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
  return text;
}

}  // namespace base
