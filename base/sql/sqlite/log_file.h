#ifndef BASE_SQL_SQLITE_LOG_FILE_H_
#define BASE_SQL_SQLITE_LOG_FILE_H_

#include <sqlite3.h>

#include <array>
#include <cstdint>
#include <vector>

#include "base/sql/sqlite/written_file.h"

namespace base::sql {

// A write-ahead log whose pages carry digests (page_digest.h).
//
// SQLite writes a frame as a header of 24 bytes and the page, and the header
// holds the sums over both and over all frames before: they are made before the
// page comes here. So a header waits for its page; then the page is stamped,
// the sums are made again over what is written, and both go to the disk as one
// write. Other programs find a log like any other, whose pages are stamped.
//
// Functions give SQLite's codes. Not thread-safe; belongs to one connection.
class LogFile {
 public:
  static constexpr std::int64_t kHeaderSize = 32;
  static constexpr std::int64_t kFrameHeaderSize = 24;

  // Borrows `disk`. `page_size` is in bytes. `written`, which may be null, is
  // told what is written; borrowed too.
  LogFile(sqlite3_file* disk, std::uint32_t page_size, std::uint64_t store,
          WrittenFile* written);

  // Whether a frame is of the log that begins with this header, and its page
  // agrees with its digest.
  static bool IsWholeFrame(const char* frame, const char* log_header,
                           std::size_t page_size, std::uint64_t store);

  // As sqlite3_io_methods have them. A page is held against its digest.
  int Read(void* bytes, int size, sqlite3_int64 offset);
  int Write(const void* bytes, int size, sqlite3_int64 offset);

  // To be called before anything else is done with the file.
  int Flush();

 private:
  static constexpr std::int64_t kNowhere = -1;

  using Sums = std::array<std::uint32_t, 2>;

  std::int64_t frame_size() const { return kFrameHeaderSize + page_size_; }
  bool IsFrame(std::int64_t offset) const;
  char* page() { return frame_.data() + kFrameHeaderSize; }
  std::uint32_t PageNumber() const;

  int ReadPage(void* bytes, sqlite3_int64 offset);
  int ReadFrame(void* bytes, sqlite3_int64 offset);
  int WriteToDisk(const void* bytes, std::int64_t size, std::int64_t offset);
  int WriteWaitingFrame(const void* bytes);
  int WritePageOfWrittenFrame(const void* bytes, sqlite3_int64 offset);
  int FindSums(std::int64_t offset);
  void AddToSums(const char* bytes, std::size_t size);

  sqlite3_file* const disk_;
  const std::int64_t page_size_;
  const std::uint64_t store_;
  WrittenFile* const written_;

  // A frame: what stands in it is only good within a call, but for the header
  // that waits.
  std::vector<char> frame_;
  std::int64_t waiting_at_ = kNowhere;  // the frame whose header waits

  // The sums of all frames before the one at `sums_at_`.
  std::int64_t sums_at_ = kNowhere;
  Sums sums_{};
  bool sums_big_endian_ = false;
};

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_LOG_FILE_H_
