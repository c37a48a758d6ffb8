#include "base/sql/sqlite/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "absl/memory/memory.h"
#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "base/status_macros.h"

namespace base::sql {
namespace {

std::string HolderOf(int descriptor) {
  char text[32] = {};
  const ssize_t size = pread(descriptor, text, sizeof(text) - 1, 0);
  if (size <= 0) return "another process";
  return absl::StrCat("process ", absl::StripAsciiWhitespace(text));
}

// Opens `path` and locks it. `in_use` is set if another process has it.
absl::StatusOr<int> OpenLocked(const std::string& path, bool& in_use) {
  const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) {
    return absl::UnavailableError(
        absl::StrCat("cannot open ", path, ": ", std::strerror(errno)));
  }
  in_use = flock(descriptor, LOCK_EX | LOCK_NB) != 0;
  return descriptor;
}

}  // namespace

absl::StatusOr<std::unique_ptr<FileLock>> FileLock::Take(
    const std::string& store_path) {
  const std::string path = store_path + ".lock";
  auto lock = absl::WrapUnique(new FileLock());
  bool in_use = false;
  RSU_ASSIGN_OR_RETURN(lock->lock_file_, OpenLocked(path, in_use));
  if (!in_use) {
    RSU_ASSIGN_OR_RETURN(lock->store_file_, OpenLocked(store_path, in_use));
  }
  if (in_use) {
    return absl::FailedPreconditionError(
        absl::StrCat("the database ", store_path, " is in use by ",
                     lock->store_file_ < 0 ? HolderOf(lock->lock_file_)
                                           : "another process"));
  }
  // Who holds it is only for the message above; the locks are the kernel's.
  const std::string holder = absl::StrCat(getpid(), "\n");
  if (ftruncate(lock->lock_file_, 0) != 0 ||
      pwrite(lock->lock_file_, holder.data(), holder.size(), 0) < 0) {
    return absl::UnavailableError(
        absl::StrCat("cannot write ", path, ": ", std::strerror(errno)));
  }
  return lock;
}

bool FileLock::IsHeld(const std::string& store_path) {
  const int descriptor =
      open((store_path + ".lock").c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool held =
      flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  close(descriptor);
  return held;
}

FileLock::~FileLock() {
  for (const int descriptor : {store_file_, lock_file_}) {
    if (descriptor >= 0) close(descriptor);
  }
}

}  // namespace base::sql
