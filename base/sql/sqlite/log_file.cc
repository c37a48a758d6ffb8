#include "base/sql/sqlite/log_file.h"

#include <algorithm>
#include <cstring>

#include "base/sql/sqlite/damaged_page.h"
#include "base/sql/sqlite/log_format.h"
#include "base/sql/sqlite/page_digest.h"

namespace base::sql {
namespace {

bool IsZero(const char* bytes, std::size_t size) {
  return std::all_of(bytes, bytes + size, [](char c) { return c == 0; });
}

}  // namespace

LogFile::LogFile(sqlite3_file* disk, std::uint32_t page_size,
                 std::uint64_t store, WrittenFile* written)
    : disk_(disk), page_size_(page_size), store_(store), written_(written) {
  frame_.resize(static_cast<std::size_t>(frame_size()));
}

bool LogFile::IsWholeFrame(const char* frame, const char* log_header,
                           std::size_t page_size, std::uint64_t store) {
  return std::memcmp(frame + kSaltInFrame, log_header + kSaltInLog,
                     kSaltBytes) == 0 &&
         PageIsWhole(frame + kFrameHeaderSize, page_size,
                     LoadBigEndian32(frame), store);
}

int LogFile::WriteToDisk(const void* bytes, std::int64_t size,
                         std::int64_t offset) {
  return written_ == nullptr
             ? disk_->pMethods->xWrite(disk_, bytes, static_cast<int>(size),
                                       offset)
             : written_->Write(disk_, bytes, static_cast<int>(size), offset);
}

bool LogFile::IsFrame(std::int64_t offset) const {
  return offset >= kHeaderSize && (offset - kHeaderSize) % frame_size() == 0;
}

std::uint32_t LogFile::PageNumber() const {
  return LoadBigEndian32(frame_.data());
}

int LogFile::Read(void* bytes, int size, sqlite3_int64 offset) {
  const int code = Flush();
  if (code != SQLITE_OK) return code;
  if (size == page_size_ && IsFrame(offset - kFrameHeaderSize)) {
    return lost_at_ != kNowhere && offset > lost_at_ ? SQLITE_IOERR_READ
                                                     : ReadPage(bytes, offset);
  }
  if (size == frame_size() && IsFrame(offset)) return ReadFrame(bytes, offset);
  return disk_->pMethods->xRead(disk_, bytes, size, offset);
}

int LogFile::ReadPage(void* bytes, sqlite3_int64 offset) {
  const int code = disk_->pMethods->xRead(disk_, frame_.data(),
                                          static_cast<int>(frame_size()),
                                          offset - kFrameHeaderSize);
  if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) return code;
  const auto size = static_cast<std::size_t>(page_size_);
  if (code != SQLITE_OK || !PageIsWhole(page(), size, PageNumber(), store_)) {
    return NoteDamagedPage(DamagedPage::Where::kLog, PageNumber());
  }
  std::memcpy(bytes, page(), size);
  return SQLITE_OK;
}

// SQLite reads whole frames when it goes through a log that was left behind,
// and finds by the sums where it ends. A log of another database has good sums.
int LogFile::ReadFrame(void* bytes, sqlite3_int64 offset) {
  const int code = disk_->pMethods->xRead(
      disk_, bytes, static_cast<int>(frame_size()), offset);
  if (code != SQLITE_OK) return code;
  const char* const frame = static_cast<const char*>(bytes);
  const char* const read = frame + kFrameHeaderSize;
  const std::uint32_t number = LoadBigEndian32(frame);
  const auto size = static_cast<std::size_t>(page_size_);
  const std::uint64_t store = StoreOfPage(read, size);
  if (store == store_ || !PageIsWhole(read, size, number, store)) return code;
  return NoteDamagedPage(DamagedPage::Where::kLogOfAnother, number);
}

// Whether it is the header of a frame that comes right after what waits.
bool LogFile::CanWait(int size, std::int64_t offset) const {
  return size == kFrameHeaderSize && IsFrame(offset) && !header_waits_ &&
         (waiting_.empty() || offset == waiting_end());
}

bool LogFile::FollowsLostFrames(int size, std::int64_t offset) {
  if (lost_at_ == kNowhere || offset > lost_at_) return lost_at_ != kNowhere;
  // A page alone is one of a frame that the transaction wrote before.
  if (size != page_size_) lost_at_ = kNowhere;
  return false;
}

int LogFile::Write(const void* bytes, int size, sqlite3_int64 offset) {
  if (FollowsLostFrames(size, offset)) return SQLITE_IOERR_WRITE;
  if (header_waits_ && size == page_size_ && offset == waiting_end()) {
    return AddWaitingPage(bytes);
  }
  if (!CanWait(size, offset)) {
    const int code = Flush();
    if (code != SQLITE_OK) return code;
  }
  if (CanWait(size, offset)) {
    if (waiting_.empty()) waiting_at_ = offset;
    const char* const header = static_cast<const char*>(bytes);
    waiting_.insert(waiting_.end(), header, header + size);
    header_waits_ = true;
    return SQLITE_OK;
  }
  sums_at_ = kNowhere;
  if (size == page_size_ && IsFrame(offset - kFrameHeaderSize)) {
    return WritePageOfWrittenFrame(bytes, offset);
  }
  return WriteToDisk(bytes, size, offset);
}

int LogFile::Flush() {
  if (waiting_.empty()) return SQLITE_OK;
  const int code = WriteToDisk(
      waiting_.data(), static_cast<std::int64_t>(waiting_.size()), waiting_at_);
  if (code != SQLITE_OK) lost_at_ = waiting_at_;
  if (code != SQLITE_OK || header_waits_) sums_at_ = kNowhere;
  header_waits_ = false;
  waiting_.clear();
  return code;
}

void LogFile::DropWaiting() {
  if (waiting_.empty()) return;
  waiting_.clear();
  header_waits_ = false;
  sums_at_ = kNowhere;
}

int LogFile::AddWaitingPage(const void* bytes) {
  const auto header_size = static_cast<std::size_t>(kFrameHeaderSize);
  const auto page_size = static_cast<std::size_t>(page_size_);
  const std::int64_t offset = waiting_end() - kFrameHeaderSize;
  const std::size_t begin = waiting_.size() - header_size;
  const char* const given = static_cast<const char*>(bytes);
  waiting_.insert(waiting_.end(), given, given + page_size);
  header_waits_ = false;
  char* const frame = waiting_.data() + begin;
  StampPage(frame + header_size, page_size, LoadBigEndian32(frame), store_);
  // Without salts and sums it is a frame whose sums SQLite makes later, of what
  // it reads then.
  const bool summed =
      !IsZero(frame + kSummedOfFrameHeader, header_size - kSummedOfFrameHeader);
  if (summed) {
    const int found = FindSums(offset);
    if (found != SQLITE_OK) {
      waiting_.resize(begin);
      return found;
    }
    AddToSums(frame, kSummedOfFrameHeader);
    AddToSums(frame + header_size, page_size);
    StoreBigEndian32(sums_[0], frame + kSumsInFrame);
    StoreBigEndian32(sums_[1], frame + kSumsInFrame + 4);
  }
  sums_at_ = summed ? waiting_end() : kNowhere;
  const bool ends_transaction = LoadBigEndian32(frame + kSizeAfterCommit) != 0;
  return ends_transaction || !summed ||
                 waiting_.size() >= kMostWaiting * frame_.size()
             ? Flush()
             : SQLITE_OK;
}

// SQLite writes a page that the same transaction wrote before in its place, and
// makes the sums of the frames again at the end of the transaction.
int LogFile::WritePageOfWrittenFrame(const void* bytes, sqlite3_int64 offset) {
  const int code = disk_->pMethods->xRead(
      disk_, frame_.data(), kFrameHeaderSize, offset - kFrameHeaderSize);
  if (code != SQLITE_OK) return code;
  const auto size = static_cast<std::size_t>(page_size_);
  std::memcpy(page(), bytes, size);
  StampPage(page(), size, PageNumber(), store_);
  return WriteToDisk(page(), page_size_, offset);
}

// The sums before the frame at `offset`: from the last write, or the disk.
int LogFile::FindSums(std::int64_t offset) {
  if (sums_at_ == offset) return SQLITE_OK;
  char read[8];
  int code = disk_->pMethods->xRead(disk_, read, 4, 0);
  if (code != SQLITE_OK) return code;
  sums_big_endian_ = (LoadBigEndian32(read) & 1) != 0;
  const std::int64_t from =
      offset == kHeaderSize
          ? static_cast<std::int64_t>(kSumsInLog)
          : offset - frame_size() + static_cast<std::int64_t>(kSumsInFrame);
  code = disk_->pMethods->xRead(disk_, read, sizeof(read), from);
  if (code != SQLITE_OK) return code;
  sums_ = {LoadBigEndian32(read), LoadBigEndian32(read + 4)};
  return SQLITE_OK;
}

// In the order of words that the log's header names: that of the machine that
// began the log.
void LogFile::AddToSums(const char* bytes, std::size_t size) {
  sums_ = AddToLogSums(sums_, sums_big_endian_, bytes, size);
}

}  // namespace base::sql
