#include "tools/command_line/output_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "base/status_macros.h"

namespace command_line {
namespace {

constexpr char kPartial[] = ".partial";
constexpr char kBefore[] = ".before";

absl::Status CannotWrite(const std::string& path, absl::string_view why) {
  return absl::UnavailableError(absl::StrCat("cannot write ", path, ": ", why));
}

// How many links lead to a file at most, as for Linux.
constexpr int kMostLinks = 40;

// The whole path with its links followed, also where the file that the last one
// leads to is not there yet.
std::string Canonical(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  // weakly_canonical() leaves a path relative that begins with nothing that is
  // there, and a link that leads nowhere as it is.
  fs::path whole = fs::absolute(path, error);
  if (error) return path;
  for (int i = 0; i < kMostLinks && fs::is_symlink(whole, error); ++i) {
    const fs::path target = fs::read_symlink(whole, error);
    if (error) return path;
    whole = whole.parent_path() / target;  // which an absolute one replaces
  }
  const fs::path canonical = fs::weakly_canonical(whole, error);
  return error ? path : canonical.string();
}

bool IsSameFile(int descriptor, const std::string& path) {
  struct stat opened {};
  struct stat named {};
  return fstat(descriptor, &opened) == 0 && stat(path.c_str(), &named) == 0 &&
         opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

bool IsOneFile(const std::string& a, const std::string& b) {
  std::error_code ignored;
  return Canonical(a) == Canonical(b) ||
         std::filesystem::equivalent(a, b, ignored);
}

// Whether `name` is `<output>.before` or one of those with a number.
bool IsKeptEarlier(const std::string& name, const std::string& output) {
  absl::string_view rest = name;
  if (!absl::ConsumePrefix(&rest, output) ||
      !absl::ConsumePrefix(&rest, kBefore)) {
    return false;
  }
  int number = 0;
  return rest.empty() ||
         (absl::ConsumePrefix(&rest, ".") && absl::SimpleAtoi(rest, &number));
}

// Whether the work on `output` would write to `path` too. An earlier file is
// never written over, so that a link to it does no harm.
bool StandsBeside(const std::string& path, const std::string& output) {
  const std::string target = Canonical(output);
  return IsOneFile(path, target + kPartial) ||
         IsKeptEarlier(Canonical(path), target);
}

// Opens `path` for this process alone and empties it. `output` is what it
// becomes, which is named where there is no such file yet and none can be made.
absl::StatusOr<int> OpenAlone(const std::string& path,
                              const std::string& output) {
  while (true) {
    const int descriptor =
        open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) {
      const int error = errno;
      struct stat found {};
      return CannotWrite(lstat(path.c_str(), &found) == 0 ? path : output,
                         std::strerror(error));
    }
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
  if (!exists && errno == ELOOP) {
    return CannotWrite(path, std::strerror(ELOOP));
  }
  if (exists && S_ISDIR(found.st_mode)) {
    return CannotWrite(path, "it is a folder");
  }
  if (exists && !S_ISREG(found.st_mode)) {
    std::FILE* file = std::fopen(path.c_str(), "w");
    if (file == nullptr) return CannotWrite(path, std::strerror(errno));
    return OutputFile(path, path, file);
  }
  const std::string target = Canonical(path);
  const std::string partial = target + kPartial;
  RSU_ASSIGN_OR_RETURN(const int descriptor, OpenAlone(partial, path));
  return OutputFile(target, partial, fdopen(descriptor, "w"));
}

OutputFile::OutputFile(std::string path, std::string partial_path,
                       std::FILE* file)
    : path_(std::move(path)),
      partial_path_(std::move(partial_path)),
      file_(file) {
  // Each line is one write, so that a command that is killed leaves whole ones.
  std::setvbuf(file, nullptr, _IONBF, 0);
}

OutputFile::~OutputFile() {
  if (file_ != nullptr && !keep_partial_ && partial_path_ != path_) {
    std::remove(partial_path_.c_str());
  }
}

void OutputFile::WriteLine(absl::string_view line) {
  WriteLines(absl::StrCat(line, "\n"));
}

void OutputFile::WriteLines(absl::string_view lines) {
  // After a line that could not be written no other one is: it would go on
  // from the half of that.
  if (write_error_ != 0) return;
  if (std::fwrite(lines.data(), 1, lines.size(), file_.get()) == lines.size()) {
    whole_bytes_ += static_cast<std::int64_t>(lines.size());
    return;
  }
  write_error_ = errno;
  // The half of a line goes; a device has none, and cannot be cut.
  if (partial_path_ != path_ &&
      ftruncate(fileno(file_.get()), whole_bytes_) != 0) {
    write_error_ = errno;
  }
}

absl::Status OutputFile::CheckWritten() const {
  if (write_error_ == 0) return absl::OkStatus();
  return CannotWrite(path_, std::strerror(write_error_));
}

absl::StatusOr<std::string> OutputFile::KeepEarlier() {
  keep_partial_ = true;
  for (int i = 1; i <= kMostKept; ++i) {
    std::string name = absl::StrCat(path_, kBefore);
    if (i > 1) absl::StrAppend(&name, ".", i);
    struct stat found {};
    if (lstat(name.c_str(), &found) == 0) continue;
    if (std::rename(path_.c_str(), name.c_str()) == 0) return name;
    return CannotWrite(name, std::strerror(errno));
  }
  return CannotWrite(
      path_,
      absl::StrCat("the earlier ones are kept as ", path_, kBefore,
                   " and so on, ", kMostKept,
                   " of them: move some away; the new one is ", partial_path_));
}

absl::Status OutputFile::Finish() {
  errno = write_error_;
  const bool whole = write_error_ == 0;
  // Renamed before it is closed: until then nobody else may take the name.
  const bool placed =
      whole && (partial_path_ == path_ ||
                std::rename(partial_path_.c_str(), path_.c_str()) == 0);
  const int error = errno;
  if (std::fclose(file_.release()) == 0 && placed) return absl::OkStatus();
  return CannotWrite(path_, std::strerror(error));
}

absl::Status CheckFilesDiffer(const std::vector<std::string>& inputs,
                              const std::vector<std::string>& outputs) {
  std::vector<std::string> paths = inputs;
  paths.insert(paths.end(), outputs.begin(), outputs.end());
  for (std::size_t i = 0; i < paths.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (paths[i].empty() || paths[k].empty()) continue;
      if (IsOneFile(paths[i], paths[k])) {
        return absl::InvalidArgumentError(absl::StrCat(
            paths[k], " and ", paths[i], " are one file, which would be ",
            i < inputs.size()   ? "read as both"
            : k < inputs.size() ? "read and written at once"
                                : "written twice"));
      }
    }
  }
  for (const std::string& output : outputs) {
    for (const std::string& path : paths) {
      if (output.empty() || path.empty() || !StandsBeside(path, output)) {
        continue;
      }
      return absl::InvalidArgumentError(absl::StrCat(
          path,
          " would be overwritten: it is the name of what "
          "stands beside ",
          output, " while that is written or once it is replaced"));
    }
  }
  return absl::OkStatus();
}

}  // namespace command_line
