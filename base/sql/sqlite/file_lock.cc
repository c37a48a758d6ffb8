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

// A file that was opened, and perhaps made, and locked unless another process
// has it.
struct Locked {
  int descriptor = -1;
  bool made = false;
  bool in_use = false;
};

absl::StatusOr<Locked> OpenLocked(const std::string& path) {
  Locked locked;
  locked.descriptor =
      open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  locked.made = locked.descriptor >= 0;
  if (!locked.made && errno == EEXIST) {
    locked.descriptor = open(path.c_str(), O_RDWR | O_CLOEXEC);
  }
  if (locked.descriptor < 0) {
    return absl::UnavailableError(
        absl::StrCat("cannot open ", path, ": ", std::strerror(errno)));
  }
  locked.in_use = flock(locked.descriptor, LOCK_EX | LOCK_NB) != 0;
  return locked;
}

}  // namespace

absl::StatusOr<std::unique_ptr<FileLock>> FileLock::Take(
    const std::string& store_path) {
  auto lock = absl::WrapUnique(new FileLock(store_path));
  RSU_RETURN_IF_ERROR(lock->TakeBoth());
  return lock;
}

absl::Status FileLock::TakeBoth() {
  const std::string path = store_path_ + ".lock";
  RSU_ASSIGN_OR_RETURN(const Locked lock, OpenLocked(path));
  lock_file_ = lock.descriptor;
  made_lock_ = lock.made;
  Locked store;
  if (!lock.in_use) {
    RSU_ASSIGN_OR_RETURN(store, OpenLocked(store_path_));
    store_file_ = store.descriptor;
    made_store_ = store.made;
  }
  if (lock.in_use || store.in_use) {
    return absl::FailedPreconditionError(
        absl::StrCat("the database ", store_path_, " is in use by ",
                     lock.in_use ? HolderOf(lock_file_) : "another process"));
  }
  // Who holds it is only for the message above; the locks are the kernel's.
  const std::string holder = absl::StrCat(getpid(), "\n");
  if (ftruncate(lock_file_, 0) != 0 ||
      pwrite(lock_file_, holder.data(), holder.size(), 0) < 0) {
    return absl::UnavailableError(
        absl::StrCat("cannot write ", path, ": ", std::strerror(errno)));
  }
  return absl::OkStatus();
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
  // While nobody else can have taken them.
  if (removes_store()) unlink(store_path_.c_str());
  if (made_lock_ && !keeps_files_) unlink((store_path_ + ".lock").c_str());
  for (const int descriptor : {store_file_, lock_file_}) {
    if (descriptor >= 0) close(descriptor);
  }
}

}  // namespace base::sql
