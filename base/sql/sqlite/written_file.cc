#include "base/sql/sqlite/written_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace base::sql {

void WrittenFile::Enter() {
  std::lock_guard<std::mutex> lock(mutex_);
  ++users_;
}

void WrittenFile::Leave() {
  std::lock_guard<std::mutex> lock(mutex_);
  if (--users_ > 0) return;
  beginning_.clear();
  size_ = 0;
  last_size_ = 0;
}

int WrittenFile::Write(sqlite3_file* disk, const void* bytes, int size,
                       sqlite3_int64 offset) {
  std::lock_guard<std::mutex> lock(mutex_);
  sqlite3_int64 found = 0;
  int code = disk->pMethods->xFileSize(disk, &found);
  if (code == SQLITE_OK && found < size_) code = SQLITE_IOERR_WRITE;
  if (code != SQLITE_OK) return code;
  code = disk->pMethods->xWrite(disk, bytes, size, offset);
  if (code == SQLITE_OK) {
    Note(static_cast<const char*>(bytes), size, offset);
  } else {
    Forget(offset);
  }
  return code;
}

int WrittenFile::Truncate(sqlite3_file* disk, sqlite3_int64 size) {
  std::lock_guard<std::mutex> lock(mutex_);
  const int code = disk->pMethods->xTruncate(disk, size);
  if (code != SQLITE_OK) return code;
  size_ = std::min<std::int64_t>(size_, size);
  if (last_offset_ + static_cast<std::int64_t>(last_size_) > size_) {
    last_size_ = 0;
  }
  if (static_cast<std::int64_t>(beginning_.size()) > size_) beginning_.clear();
  return code;
}

void WrittenFile::Note(const char* bytes, std::int64_t size,
                       std::int64_t offset) {
  const auto beginning = static_cast<std::int64_t>(beginning_size_);
  if (offset == 0 && size >= beginning) {
    beginning_.assign(bytes, bytes + beginning);
  } else if (offset < beginning) {
    beginning_.clear();
  }
  size_ = std::max(size_, offset + size);
  last_offset_ = offset;
  last_size_ = static_cast<std::size_t>(size);
  last_digest_ = XXH3_64bits(bytes, last_size_);
}

// A write that failed may have changed a part.
void WrittenFile::Forget(std::int64_t offset) {
  last_size_ = 0;
  if (offset < static_cast<std::int64_t>(beginning_size_)) beginning_.clear();
}

void WrittenFile::Learn(int descriptor) {
  std::lock_guard<std::mutex> lock(mutex_);
  struct stat found {};
  if (fstat(descriptor, &found) != 0) return;
  size_ = std::max<std::int64_t>(size_, found.st_size);
  if (!beginning_.empty() ||
      size_ < static_cast<std::int64_t>(beginning_size_)) {
    return;
  }
  beginning_.resize(beginning_size_);
  if (pread(descriptor, beginning_.data(), beginning_size_, 0) !=
      static_cast<ssize_t>(beginning_size_)) {
    beginning_.clear();
  }
}

bool WrittenFile::IsHeldBy(int descriptor) const {
  return IsRead(
      [descriptor](char* bytes, std::size_t size, std::int64_t offset) {
        return pread(descriptor, bytes, size, static_cast<off_t>(offset)) ==
               static_cast<ssize_t>(size);
      });
}

bool WrittenFile::IsHeldBy(sqlite3_file* disk) const {
  return IsRead([disk](char* bytes, std::size_t size, std::int64_t offset) {
    return disk->pMethods->xRead(disk, bytes, static_cast<int>(size), offset) ==
           SQLITE_OK;
  });
}

bool WrittenFile::IsRead(ReadAt read) const {
  std::lock_guard<std::mutex> lock(mutex_);
  char last = 0;
  if (size_ > 0 && !read(&last, 1, size_ - 1)) return false;
  std::vector<char> bytes(std::max(beginning_.size(), last_size_));
  if (!beginning_.empty() &&
      (!read(bytes.data(), beginning_.size(), 0) ||
       !std::equal(beginning_.begin(), beginning_.end(), bytes.begin()))) {
    return false;
  }
  return last_size_ == 0 ||
         (read(bytes.data(), last_size_, last_offset_) &&
          XXH3_64bits(bytes.data(), last_size_) == last_digest_);
}

}  // namespace base::sql
