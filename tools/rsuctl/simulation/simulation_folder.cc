#include "tools/rsuctl/simulation/simulation_folder.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <ios>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/json_util.h"
#include "proto/rsu/scoring/v1/simulation.pb.h"

namespace rsuctl {
namespace {

// No result is as long: its lists have a line for each programme, region and
// step of a score.
constexpr std::uint64_t kMaxResultBytes = std::uint64_t{64} << 20;

absl::Status MakeFolder(const std::string& folder) {
  if (mkdir(folder.c_str(), 0700) == 0) return absl::OkStatus();
  const int error = errno;
  struct stat found {};
  if (error == EEXIST && stat(folder.c_str(), &found) == 0 &&
      S_ISDIR(found.st_mode)) {
    return absl::OkStatus();
  }
  return absl::UnavailableError(absl::StrCat("cannot make the folder ", folder,
                                             ": ", std::strerror(error)));
}

// Whether the file is what a simulation wrote, of this version or another.
bool IsResult(const std::string& path) {
  struct stat found {};
  if (stat(path.c_str(), &found) != 0 || !S_ISREG(found.st_mode)) return false;
  std::ifstream file(path, std::ios::binary);
  const auto bytes = static_cast<std::uint64_t>(found.st_size);
  if (bytes > kMaxResultBytes) return false;
  std::string text(static_cast<std::size_t>(bytes), '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  google::protobuf::util::JsonParseOptions options;
  options.ignore_unknown_fields = true;
  rsu::scoring::v1::Simulation simulation;
  return google::protobuf::util::JsonStringToMessage(text, &simulation, options)
             .ok() &&
         !simulation.as_of().empty() && simulation.has_known_at();
}

}  // namespace

absl::Status ReadySimulationFolder(const std::string& folder) {
  absl::Status made = MakeFolder(folder);
  if (!made.ok()) return made;
  const std::string result = absl::StrCat(folder, "/", kSimulationFiles[0]);
  for (const char* name : kSimulationFiles) {
    const std::string path = absl::StrCat(folder, "/", name);
    struct stat found {};
    if (lstat(path.c_str(), &found) != 0) continue;
    if (IsResult(result)) return absl::OkStatus();
    return absl::InvalidArgumentError(absl::StrCat(
        path, " is of no simulation and is left alone; name another folder"));
  }
  return absl::OkStatus();
}

}  // namespace rsuctl
