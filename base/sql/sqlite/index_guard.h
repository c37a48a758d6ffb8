#ifndef BASE_SQL_SQLITE_INDEX_GUARD_H_
#define BASE_SQL_SQLITE_INDEX_GUARD_H_

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>

namespace base::sql {

// Guards the index of a log. SQLite maps it into memory from `<store>-shm`, by
// which programs that make backups agree with the server on what may be read.
// If somebody cuts that file off, whoever touches the index is sent SIGBUS,
// which would end the process.
//
// So SIGBUS in an index, or a file found too short, makes the file as long as
// it was, filled with zeros, and counts a loss. Everybody who was using the
// index gets an error from then on: what it said of where pages are is gone.
// Whoever begins anew finds no header, and SQLite makes the index again from
// the log.
//
// Thread-safe. One for each store that is open.
class IndexGuard {
 public:
  // Where in the index's beginning things stand, bytes (SQLite's file format).
  static constexpr std::size_t kHeadersBytes = 96;  // two of them
  static constexpr std::size_t kLastFrameAt = 16;
  static constexpr std::size_t kMergedFramesAt = 96;

  IndexGuard();
  ~IndexGuard();
  IndexGuard(const IndexGuard&) = delete;
  IndexGuard& operator=(const IndexGuard&) = delete;

  // A connection begins to use the index, which is in `path`; it leaves before
  // SQLite unmaps it.
  void Enter(const std::string& path);
  void Leave();

  // A part of the file is mapped there. All parts have one size.
  void Map(int part, volatile void* memory, int size);

  // Whether the file was cut off. Within its last page that gives zeros and no
  // signal, so whoever was told where a page is asks before it is read.
  void LookAtSize();

  // How often the index was lost.
  std::uint64_t losses() const { return file_.losses; }

  // Whether it was lost and is not yet made again.
  bool is_lost() const { return file_.lost; }

  // Makes whoever looks at the headers next make the index again.
  void SpoilHeaders();

  // SQLite is about to make it again.
  void BeginMaking() { file_.lost = false; }

  // How many frames the log has, and how many of them are merged. 0 if there is
  // no index.
  std::uint32_t last_frame() const { return Number(kLastFrameAt); }
  std::uint32_t merged_frames() const { return Number(kMergedFramesAt); }

  // What the handler of the signal needs.
  struct File {
    std::atomic<int> descriptor{-1};
    std::atomic<std::int64_t> size{0};  // so much of it is mapped
    std::atomic<volatile char*> beginning{nullptr};
    std::atomic<std::uint64_t> losses{0};
    std::atomic<bool> lost{false};
  };

 private:
  std::uint32_t Number(std::size_t at) const;

  std::mutex mutex_;
  int users_ = 0;
  File file_;
};

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_INDEX_GUARD_H_
