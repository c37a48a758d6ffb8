#include "base/sql/sqlite/index_use.h"

namespace base::sql {

int IndexUse::Map(sqlite3_file* disk, const std::string& path,
                  IndexGuard* guard, int part, int size, int extend,
                  void volatile** memory) {
  const int code = disk->pMethods->xShmMap(disk, part, size, extend, memory);
  if (guard == nullptr) return code;
  if (guard_ == nullptr) {
    guard_ = guard;
    guard_->Enter(path + "-shm");
  }
  if (code == SQLITE_OK && *memory != nullptr) guard_->Map(part, *memory, size);
  return code;
}

int IndexUse::Lock(sqlite3_file* disk, int first, int count, int flags) {
  const bool take = (flags & SQLITE_SHM_LOCK) != 0;
  if (take && guard_ != nullptr) {
    if (held_ == 0) losses_ = guard_->losses();
    // A transaction that was ending when the index was lost may have written
    // headers again.
    if (first >= kFirstReaderLock && guard_->is_lost()) guard_->SpoilHeaders();
  }
  const int code = disk->pMethods->xShmLock(disk, first, count, flags);
  if (code != SQLITE_OK) return code;
  const std::uint32_t locks = ((1u << count) - 1) << first;
  held_ = take ? held_ | locks : held_ & ~locks;
  if (take && guard_ != nullptr && (flags & SQLITE_SHM_EXCLUSIVE) != 0 &&
      first <= kMakingLock && kMakingLock < first + count) {
    guard_->BeginMaking();
  }
  return code;
}

int IndexUse::Unmap(sqlite3_file* disk, int remove) {
  held_ = 0;
  if (guard_ != nullptr) guard_->Leave();
  guard_ = nullptr;
  return disk->pMethods->xShmUnmap(disk, remove);
}

}  // namespace base::sql
