#ifndef BASE_SQL_SQLITE_WRITTEN_FILE_H_
#define BASE_SQL_SQLITE_WRITTEN_FILE_H_

#include <sqlite3.h>

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <vector>

#include "absl/functional/function_ref.h"

namespace base::sql {

// What this process has written into one file of a store, so that it is told
// when somebody else cuts the file off or writes over it: how the file begins,
// how long it is, and what was written last. What somebody changes elsewhere in
// it is told by the digests of pages (page_digest.h) when it is read.
//
// Thread-safe: nobody looks while a write is under way.
class WrittenFile {
 public:
  // Reads all of these bytes at this offset; false if they are not there.
  using ReadAt =
      absl::FunctionRef<bool(char* bytes, std::size_t size, std::int64_t)>;

  // `beginning`: how many bytes the first write of a file has at least.
  explicit WrittenFile(std::size_t beginning) : beginning_size_(beginning) {}

  // A connection opens the file, and closes it. After the last one nothing is
  // known: SQLite may remove the file then. Who never calls them keeps what is
  // known.
  void Enter();
  void Leave();

  // Write to and cut off the file that `disk` has open, as sqlite3_io_methods
  // do. A file that has become shorter than it was is not written: between its
  // end and what is written would be a hole.
  int Write(sqlite3_file* disk, const void* bytes, int size,
            sqlite3_int64 offset);
  int Truncate(sqlite3_file* disk, sqlite3_int64 size);

  // Takes for written what the file holds, but for what is known better.
  void Learn(int descriptor);

  // How much of the last write is known: a frame of a log of pages of 4 KiB.
  static constexpr std::size_t kLastBytes = 4120;

  // Whether the file still holds it.
  bool IsHeldBy(int descriptor) const;
  bool IsHeldBy(sqlite3_file* disk) const;

 private:
  void Note(const char* bytes, std::int64_t size, std::int64_t offset);
  void Forget(std::int64_t offset);
  bool IsRead(ReadAt read) const;
  static bool IsReadAt(ReadAt read, const std::vector<char>& expected,
                       std::int64_t offset);

  // Where the last write ends; 0 if it is not known.
  std::int64_t last_end() const {
    return last_.empty()
               ? 0
               : last_offset_ + static_cast<std::int64_t>(last_.size());
  }

  const std::size_t beginning_size_;
  mutable std::mutex mutex_;
  int users_ = 0;
  std::vector<char> beginning_;  // empty: not known
  std::int64_t size_ = 0;        // the file has so many bytes at least

  // The end of the last write. Empty: not known.
  std::vector<char> last_;
  std::int64_t last_offset_ = 0;
};

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_WRITTEN_FILE_H_
