#ifndef BASE_SQL_SQLITE_STORE_MARK_H_
#define BASE_SQL_SQLITE_STORE_MARK_H_

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "base/sql/connection.h"

namespace base::sql {

// What `<store>.mark` says of a store.
struct MarkNote {
  std::uint64_t store = 0;  // StoreIdentity::store; 0: not known
  StoreState state;
  bool in_order = false;  // the store was closed in order after that
};

// A small file beside the store that says how far the store has come. SQLite
// leaves out, without a word, what a log lacks at its end, and a log that is
// missing altogether; the mark tells it.
//
// A note is written when its group is durable and is not flushed: so the mark
// is never ahead of the store, also after a power cut, and only behind it after
// one. Two places take turns, each with a digest, so that a note that was cut
// off leaves the one before. Write() and Keep() are thread-safe.
class StoreMark {
 public:
  // Reads `<store_path>.mark` if it is there. Makes nothing.
  //
  // Errors: UNAVAILABLE: it is there and cannot be read.
  static absl::StatusOr<std::unique_ptr<StoreMark>> Open(
      const std::string& store_path);

  ~StoreMark();
  StoreMark(const StoreMark&) = delete;
  StoreMark& operator=(const StoreMark&) = delete;

  // What was noted last; nothing, if there is no file or no whole note in it.
  const std::optional<MarkNote>& last() const { return last_; }

  // Whether the file is there and holds no whole note, or one of its places
  // something else: then what was noted last may be lost.
  bool is_damaged() const { return is_damaged_; }

  // Makes the file, for its owner only, if it is not there. False if it cannot
  // be written; then the last note stays.
  bool Write(const MarkNote& note);

  // Writes the last note again if somebody took the file away, or wrote over
  // it. Whether that was so.
  bool Keep();

 private:
  explicit StoreMark(std::string path) : path_(std::move(path)) {}

  bool IsInPlace() const;

  const std::string path_;
  std::mutex mutex_;
  int file_ = -1;
  std::uint64_t count_ = 0;  // of notes, over all times
  bool is_damaged_ = false;
  std::optional<MarkNote> last_;
};

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_STORE_MARK_H_
