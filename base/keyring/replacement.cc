#include "base/keyring/replacement.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/status_macros.h"

namespace base::keyring {
namespace {

constexpr int kOwnerOnly = S_IRUSR | S_IWUSR;
constexpr std::chrono::milliseconds kBetweenTries(10);

absl::Status CannotWriteFile(const std::string& path, absl::string_view why) {
  return ReasonError(absl::StatusCode::kUnavailable, "KEYRING_NOT_WRITTEN",
                     absl::StrCat("cannot write ", path, ": ", why));
}

// The folder of a file, and the file's name in it.
std::pair<std::string, std::string> Split(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return {".", path};
  return {slash == 0 ? "/" : path.substr(0, slash), path.substr(slash + 1)};
}

// The path with its links followed, also of a file that is not there yet.
absl::StatusOr<std::string> TargetOf(const std::string& path) {
  struct FreeText {
    void operator()(char* text) const { std::free(text); }
  };
  using Text = std::unique_ptr<char, FreeText>;
  const Text whole(realpath(path.c_str(), nullptr));
  if (whole != nullptr) return std::string(whole.get());
  const auto [folder, name] = Split(path);
  const Text real_folder(realpath(folder.c_str(), nullptr));
  if (real_folder == nullptr) {
    return CannotWriteFile(path, std::strerror(errno));
  }
  return absl::StrCat(real_folder.get(), "/", name);
}

bool IsSameFile(const struct stat& opened, const std::string& path) {
  struct stat named {};
  return lstat(path.c_str(), &named) == 0 && opened.st_dev == named.st_dev &&
         opened.st_ino == named.st_ino;
}

// The file at `partial`, locked; -1 if another process has it, or took its name
// meanwhile.
absl::StatusOr<int> TryToLock(const std::string& path,
                              const std::string& partial) {
  const int file =
      open(partial.c_str(),
           O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, kOwnerOnly);
  if (file < 0) return CannotWriteFile(path, std::strerror(errno));
  struct stat found {};
  absl::Status refused;
  if (fstat(file, &found) != 0) {
    refused = CannotWriteFile(path, std::strerror(errno));
  } else if (!S_ISREG(found.st_mode) || found.st_uid != geteuid() ||
             found.st_nlink > 1) {
    // What stands there is none of ours.
    refused = CannotWriteFile(partial, "another file has that name");
  } else if (flock(file, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) {
      refused = CannotWriteFile(path, std::strerror(errno));
    }
  } else if (IsSameFile(found, partial)) {
    if (fchmod(file, kOwnerOnly) == 0 && ftruncate(file, 0) == 0) return file;
    refused = CannotWriteFile(path, std::strerror(errno));
  }
  close(file);
  if (!refused.ok()) return refused;
  return -1;
}

// Renames a file to a name that no file has.
bool RenameToNew(const std::string& from, const std::string& to) {
  if (renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(),
                RENAME_NOREPLACE) == 0) {
    return true;
  }
  if (errno != EINVAL && errno != ENOSYS) return false;
  // A file system that cannot: other commands are kept out by the lock.
  struct stat found {};
  if (lstat(to.c_str(), &found) == 0) {
    errno = EEXIST;
    return false;
  }
  return std::rename(from.c_str(), to.c_str()) == 0;
}

// That a name in the folder is on the disk. Some file systems cannot say.
bool SyncFolder(const std::string& folder) {
  const int opened = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return false;
  const bool synced = fsync(opened) == 0 || errno == EINVAL;
  const int error = errno;
  close(opened);
  errno = error;
  return synced;
}

}  // namespace

absl::Status ExistsAlready(const std::string& path) {
  return ReasonError(absl::StatusCode::kAlreadyExists, "KEYRING_EXISTS",
                     absl::StrCat(path,
                                  ": is there already, and a keyring is never "
                                  "made over a file: name another one"));
}

absl::StatusOr<Replacement> Replacement::Begin(const std::string& path) {
  RSU_ASSIGN_OR_RETURN(std::string target, TargetOf(path));
  const std::string partial = absl::StrCat(target, kPartialEnd);
  const auto end =
      std::chrono::steady_clock::now() + std::chrono::seconds(kWait_s);
  while (true) {
    RSU_ASSIGN_OR_RETURN(const int file, TryToLock(path, partial));
    if (file >= 0) return Replacement(path, std::move(target), file);
    if (std::chrono::steady_clock::now() > end) {
      return CannotWriteFile(path, "another command is writing it");
    }
    std::this_thread::sleep_for(kBetweenTries);
  }
}

Replacement::Replacement(std::string path, std::string target, int file)
    : path_(std::move(path)),
      target_(std::move(target)),
      partial_(absl::StrCat(target_, kPartialEnd)),
      file_(file) {}

Replacement::Replacement(Replacement&& other) noexcept
    : path_(std::move(other.path_)),
      target_(std::move(other.target_)),
      partial_(std::move(other.partial_)),
      file_(std::exchange(other.file_, -1)) {}

Replacement::~Replacement() {
  if (file_ < 0) return;
  // While the lock is held: nobody else's file has that name.
  unlink(partial_.c_str());
  Close();
}

void Replacement::Close() {
  close(file_);
  file_ = -1;
}

absl::Status Replacement::CannotWrite(int error_number) const {
  return CannotWriteFile(path_, std::strerror(error_number));
}

absl::Status Replacement::Write(absl::string_view text) {
  while (!text.empty()) {
    const ssize_t bytes = write(file_, text.data(), text.size());
    if (bytes < 0 && errno == EINTR) continue;
    if (bytes <= 0) return CannotWrite(bytes == 0 ? ENOSPC : errno);
    text.remove_prefix(static_cast<std::size_t>(bytes));
  }
  return absl::OkStatus();
}

absl::Status Replacement::Finish(bool is_new) {
  if (fsync(file_) != 0) return CannotWrite(errno);
  const bool placed = is_new
                          ? RenameToNew(partial_, target_)
                          : std::rename(partial_.c_str(), target_.c_str()) == 0;
  if (!placed) {
    return errno == EEXIST ? ExistsAlready(path_) : CannotWrite(errno);
  }
  const bool synced = SyncFolder(Split(target_).first);
  const int error = errno;
  // Only now may another command begin.
  Close();
  return synced ? absl::OkStatus() : CannotWrite(error);
}

}  // namespace base::keyring
