#include "tools/rsuctl/output_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"

namespace rsuctl {
namespace {

absl::Status CannotWrite(const std::string& path, absl::string_view why) {
  return absl::InvalidArgumentError(
      absl::StrCat("cannot write ", path, ": ", why));
}

// The path with its links followed, also where the file is not there yet.
std::string Canonical(const std::string& path) {
  std::error_code error;
  const std::filesystem::path canonical =
      std::filesystem::weakly_canonical(path, error);
  return error ? path : canonical.string();
}

bool IsSameFile(int descriptor, const std::string& path) {
  struct stat opened {};
  struct stat named {};
  return fstat(descriptor, &opened) == 0 && stat(path.c_str(), &named) == 0 &&
         opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

// Opens `path` for this process alone and empties it.
absl::StatusOr<int> OpenAlone(const std::string& path) {
  while (true) {
    const int descriptor =
        open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) return CannotWrite(path, std::strerror(errno));
    if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
      close(descriptor);
      return CannotWrite(path, "another command is writing it");
    }
    // Another command may have put the file in its place meanwhile.
    if (IsSameFile(descriptor, path)) {
      if (ftruncate(descriptor, 0) == 0) return descriptor;
      close(descriptor);
      return CannotWrite(path, std::strerror(errno));
    }
    close(descriptor);
  }
}

}  // namespace

absl::StatusOr<OutputFile> OutputFile::Create(const std::string& path) {
  if (path.empty()) return absl::InvalidArgumentError("a file name is empty");
  struct stat found {};
  const bool exists = stat(path.c_str(), &found) == 0;
  if (exists && S_ISDIR(found.st_mode)) {
    return CannotWrite(path, "it is a folder");
  }
  if (exists && !S_ISREG(found.st_mode)) {
    std::FILE* file = std::fopen(path.c_str(), "w");
    if (file == nullptr) return CannotWrite(path, std::strerror(errno));
    return OutputFile(path, path, file);
  }
  const std::string target = Canonical(path);
  const std::string partial = target + ".partial";
  RSU_ASSIGN_OR_RETURN(const int descriptor, OpenAlone(partial));
  return OutputFile(target, partial, fdopen(descriptor, "w"));
}

OutputFile::OutputFile(std::string path, std::string partial_path,
                       std::FILE* file)
    : path_(std::move(path)),
      partial_path_(std::move(partial_path)),
      file_(file) {}

OutputFile::~OutputFile() {
  if (file_ != nullptr && !keep_partial_ && partial_path_ != path_) {
    std::remove(partial_path_.c_str());
  }
}

void OutputFile::Write(absl::string_view bytes) {
  std::fwrite(bytes.data(), 1, bytes.size(), file_.get());
}

absl::Status OutputFile::Finish() {
  const bool whole =
      std::fflush(file_.get()) == 0 && std::ferror(file_.get()) == 0;
  // Renamed before it is closed: until then nobody else may take the name.
  const bool placed =
      whole && (partial_path_ == path_ ||
                std::rename(partial_path_.c_str(), path_.c_str()) == 0);
  const int error = errno;
  if (std::fclose(file_.release()) == 0 && placed) return absl::OkStatus();
  return absl::UnavailableError(
      absl::StrCat("cannot write ", path_, ": ", std::strerror(error)));
}

absl::Status CheckFilesDiffer(const std::vector<std::string>& paths) {
  for (std::size_t i = 0; i < paths.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (paths[i].empty() || paths[k].empty()) continue;
      std::error_code ignored;
      if (Canonical(paths[i]) == Canonical(paths[k]) ||
          std::filesystem::equivalent(paths[i], paths[k], ignored)) {
        return absl::InvalidArgumentError(absl::StrCat(
            paths[k], " and ", paths[i],
            " are one file, which would be read and written at once"));
      }
    }
  }
  return absl::OkStatus();
}

}  // namespace rsuctl
