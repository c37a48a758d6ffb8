#ifndef BASE_SQL_SQLITE_LOG_FILE_H_
#define BASE_SQL_SQLITE_LOG_FILE_H_

#include <sqlite3.h>

#include <cstdint>
#include <vector>

#include "base/sql/sqlite/log_format.h"
#include "base/sql/sqlite/written_file.h"

namespace base::sql {

// A write-ahead log whose pages carry digests (page_digest.h).
//
// SQLite writes a frame as a header of 24 bytes and the page, and the header
// holds the sums over both and over all frames before: they are made before the
// page comes here. So a header waits for its page; then the page is stamped and
// the sums are made again over what is written. Other programs find a log like
// any other, whose pages are stamped.
//
// Frames wait too, and go to the disk as one write: at the end of a
// transaction, when there are kMostWaiting, and before anything else is done
// with the file. Nobody else looks for frames before that: other connections
// are told of them after the end of the transaction. If they cannot be written,
// the transaction cannot go on: what it writes after them is refused.
//
// Functions give SQLite's codes. Not thread-safe; belongs to one connection.
class LogFile {
 public:
  static constexpr std::int64_t kHeaderSize = kLogHeaderBytes;
  static constexpr std::int64_t kFrameHeaderSize = kFrameHeaderBytes;

  // Borrows `disk`. `page_size` is in bytes. `written`, which may be null, is
  // told what is written; borrowed too.
  LogFile(sqlite3_file* disk, std::uint32_t page_size, std::uint64_t store,
          WrittenFile* written);

  // Whether a frame is of the log that begins with this header, and its page
  // agrees with its digest.
  static bool IsWholeFrame(const char* frame, const char* log_header,
                           std::size_t page_size, std::uint64_t store);

  // How many frames are written at once: SQLite's own layer passes on up to
  // 131,071 bytes, which is 31 frames of 4 KiB.
  static constexpr std::size_t kMostWaiting = 31;

  // As sqlite3_io_methods have them. A page is held against its digest.
  int Read(void* bytes, int size, sqlite3_int64 offset);
  int Write(const void* bytes, int size, sqlite3_int64 offset);

  // To be called before anything else is done with the file, but for closing
  // it: what waits then is of a transaction that did not end.
  int Flush();

  // To be called when the connection gives up the right to write: what waits is
  // of a transaction that was rolled back, and another connection may write in
  // its place.
  void DropWaiting();

 private:
  static constexpr std::int64_t kNowhere = -1;

  std::int64_t frame_size() const { return kFrameHeaderSize + page_size_; }
  bool IsFrame(std::int64_t offset) const;
  char* page() { return frame_.data() + kFrameHeaderSize; }
  std::uint32_t PageNumber() const;

  // Where the bytes that wait end.
  std::int64_t waiting_end() const {
    return waiting_at_ + static_cast<std::int64_t>(waiting_.size());
  }
  bool CanWait(int size, std::int64_t offset) const;
  bool FollowsLostFrames(int size, std::int64_t offset);

  int ReadPage(void* bytes, sqlite3_int64 offset);
  int ReadFrame(void* bytes, sqlite3_int64 offset);
  int WriteToDisk(const void* bytes, std::int64_t size, std::int64_t offset);
  int AddWaitingPage(const void* bytes);
  int WritePageOfWrittenFrame(const void* bytes, sqlite3_int64 offset);
  int FindSums(std::int64_t offset);
  void AddToSums(const char* bytes, std::size_t size);

  sqlite3_file* const disk_;
  const std::int64_t page_size_;
  const std::uint64_t store_;
  WrittenFile* const written_;

  std::vector<char> frame_;  // good within a call

  // What waits to be written at `waiting_at_`: frames, and after them perhaps
  // the header of one.
  std::vector<char> waiting_;
  std::int64_t waiting_at_ = 0;
  bool header_waits_ = false;

  // From there on frames of the transaction were lost: they could not be
  // written. Until SQLite writes there again, which is another transaction.
  std::int64_t lost_at_ = kNowhere;

  // The sums of all frames before the one at `sums_at_`.
  std::int64_t sums_at_ = kNowhere;
  LogSums sums_{};
  bool sums_big_endian_ = false;
};

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_LOG_FILE_H_
