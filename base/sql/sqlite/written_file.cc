#include "base/sql/sqlite/written_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>

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
  last_.clear();
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
  if (last_end() > size_) last_.clear();
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
  const std::int64_t kept =
      std::min(size, static_cast<std::int64_t>(kLastBytes));
  last_.assign(bytes + (size - kept), bytes + size);
  last_offset_ = offset + (size - kept);
}

// A write that failed may have changed a part.
void WrittenFile::Forget(std::int64_t offset) {
  last_.clear();
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
  char end = 0;
  // What was written last is at the end of a log, and not always of a database.
  if (size_ > 0 && last_end() != size_ && !read(&end, 1, size_ - 1)) {
    return false;
  }
  return IsReadAt(read, beginning_, 0) && IsReadAt(read, last_, last_offset_);
}

bool WrittenFile::IsReadAt(ReadAt read, const std::vector<char>& expected,
                           std::int64_t offset) {
  if (expected.empty()) return true;
  std::array<char, kLastBytes> bytes;
  return read(bytes.data(), expected.size(), offset) &&
         std::equal(expected.begin(), expected.end(), bytes.begin());
}

}  // namespace base::sql
