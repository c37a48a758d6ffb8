#include "base/sql/sqlite/main_file.h"

#include <algorithm>
#include <cstring>

#include "base/sql/sqlite/damaged_page.h"
#include "base/sql/sqlite/log_file.h"
#include "base/sql/sqlite/page_digest.h"

namespace base::sql {
void MainFile::Identify() {
  sqlite3_int64 file_size = 0;
  if (disk_->pMethods->xFileSize(disk_, &file_size) != SQLITE_OK) return;
  if (file_size == 0) {
    if (!is_new_) return;
    identity_.digests = true;
    sqlite3_randomness(sizeof(identity_.store), &identity_.store);
    known_ = true;
    return;
  }
  const auto size = static_cast<std::size_t>(
      std::min<sqlite3_int64>(file_size, kLargestPage));
  std::vector<char> bytes(size);
  if (disk_->pMethods->xRead(disk_, bytes.data(), static_cast<int>(size), 0) !=
      SQLITE_OK) {
    return;
  }
  identity_ = ReadIdentity(bytes.data(), size);
  known_ = true;
}

int MainFile::Read(void* bytes, int size, sqlite3_int64 offset) {
  const StoreIdentity* const found = identity();
  // The beginning of page 1 is read before anything else, and page 1 after it.
  const bool header = offset == 0 && found != nullptr &&
                      size < static_cast<int>(found->page_size);
  if (found == nullptr || !found->digests || found->page_size == 0 || header) {
    return disk_->pMethods->xRead(disk_, bytes, size, offset);
  }
  return ReadPages(static_cast<char*>(bytes), size, offset);
}

// All that the pages hold at `offset`; a page is read whole, also for a part.
int MainFile::ReadPages(char* bytes, int size, sqlite3_int64 offset) {
  const auto page_size = static_cast<std::int64_t>(identity_.page_size);
  page_.resize(identity_.page_size);
  while (size > 0) {
    const std::int64_t inside = offset % page_size;
    const bool whole = inside == 0 && size >= page_size;
    char* const page = whole ? bytes : page_.data();
    const auto number = static_cast<std::uint32_t>(offset / page_size + 1);
    const int code = disk_->pMethods->xRead(
        disk_, page, static_cast<int>(page_size), offset - inside);
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) return code;
    if (code != SQLITE_OK ||
        !PageIsWhole(page, identity_.page_size, number, identity_.store)) {
      return NoteDamagedPage(DamagedPage::Where::kDatabase, number);
    }
    const auto taken =
        static_cast<int>(std::min<std::int64_t>(page_size - inside, size));
    if (!whole) {
      std::memcpy(bytes, page + inside, static_cast<std::size_t>(taken));
    }
    bytes += taken;
    size -= taken;
    offset += taken;
  }
  return SQLITE_OK;
}

int MainFile::Write(const void* bytes, int size, sqlite3_int64 offset) {
  const StoreIdentity* const found = identity();
  if (found != nullptr && found->digests && found->page_size == 0 &&
      IsPageSize(static_cast<std::uint64_t>(size))) {
    identity_.page_size = static_cast<std::uint32_t>(size);
  }
  if (found == nullptr || !found->digests || size <= 0 ||
      size != static_cast<int>(found->page_size) || offset % size != 0) {
    return WriteToDisk(bytes, size, offset);
  }
  page_.assign(static_cast<const char*>(bytes),
               static_cast<const char*>(bytes) + size);
  StampPage(page_.data(), page_.size(),
            static_cast<std::uint32_t>(offset / size + 1), found->store);
  return WriteToDisk(page_.data(), size, offset);
}

int MainFile::WriteToDisk(const void* bytes, int size, sqlite3_int64 offset) {
  // A database with a log is only written while the log is merged.
  if (!may_merge_) return SQLITE_IOERR_WRITE;
  if (files_ != nullptr) {
    return files_->database.Write(disk_, bytes, size, offset);
  }
  return disk_->pMethods->xWrite(disk_, bytes, size, offset);
}

int MainFile::Truncate(sqlite3_int64 size) {
  if (!may_merge_) return SQLITE_IOERR_TRUNCATE;
  if (files_ != nullptr) return files_->database.Truncate(disk_, size);
  return disk_->pMethods->xTruncate(disk_, size);
}

bool MainFile::FilesAreWhole() {
  if (files_ == nullptr || log_ == nullptr) return true;
  return files_->database.IsHeldBy(disk_) && IsSameStore() &&
         files_->log.IsHeldBy(log_) && SayIfFramesAreWhole();
}

bool MainFile::SayIfFramesAreWhole() {
  if (FramesAreWhole()) return true;
  files_->has_damaged_frame = true;
  return false;
}

// Another store may begin alike.
bool MainFile::IsSameStore() {
  const StoreIdentity* const found = identity();
  if (found == nullptr || !found->digests || found->page_size == 0) return true;
  page_.resize(found->page_size);
  return disk_->pMethods->xRead(disk_, page_.data(),
                                static_cast<int>(page_.size()),
                                0) == SQLITE_OK &&
         PageIsWhole(page_.data(), page_.size(), 1, found->store);
}

// Every frame that is still to be merged. A page that is missing would be told
// when it is read, but pages before it would be in the database by then, which
// would be neither what it was nor what it should be.
bool MainFile::FramesAreWhole() {
  const StoreIdentity* const found = identity();
  if (found == nullptr || !found->digests || found->page_size == 0) return true;
  char header[LogFile::kHeaderSize];
  const std::uint32_t end = files_->index.last_frame();
  if (end == 0) return true;
  if (log_->pMethods->xRead(log_, header, sizeof(header), 0) != SQLITE_OK) {
    return false;
  }
  const std::size_t size =
      static_cast<std::size_t>(LogFile::kFrameHeaderSize) + found->page_size;
  std::vector<char> frames(LogFile::kMostWaiting * size);
  for (std::size_t i = files_->index.merged_frames(); i < end;) {
    const std::size_t count = std::min(LogFile::kMostWaiting, end - i);
    if (log_->pMethods->xRead(
            log_, frames.data(), static_cast<int>(count * size),
            LogFile::kHeaderSize + static_cast<std::int64_t>(i * size)) !=
        SQLITE_OK) {
      return false;
    }
    for (std::size_t k = 0; k < count; ++k) {
      if (!LogFile::IsWholeFrame(frames.data() + k * size, header,
                                 found->page_size, found->store)) {
        return false;
      }
    }
    i += count;
  }
  return true;
}

}  // namespace base::sql
