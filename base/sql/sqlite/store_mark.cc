#include "base/sql/sqlite/store_mark.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"
#include "base/little_endian.h"

namespace base::sql {
namespace {

// A note as bytes: "RSUMARK1" and six integers of 8 bytes, little-endian: the
// count of notes, the store, the sequence, the moment, 1 if closed in order,
// and the digest of all before it.
constexpr char kMagic[] = "RSUMARK1";
constexpr std::size_t kWord = 8;
constexpr std::size_t kNoteBytes = 7 * kWord;
constexpr std::size_t kDigestAt = 6 * kWord;

// The two places, far enough from each other to lie in sectors of their own.
constexpr off_t kDistance = 4096;

using NoteBytes = std::array<char, kNoteBytes>;

NoteBytes Serialize(const MarkNote& note, std::uint64_t count) {
  NoteBytes bytes{};
  std::memcpy(bytes.data(), kMagic, kWord);
  const std::uint64_t words[] = {
      count, note.store, static_cast<std::uint64_t>(note.state.group_sequence),
      static_cast<std::uint64_t>(note.state.known_at_us),
      std::uint64_t{note.in_order}};
  char* at = bytes.data() + kWord;
  for (const std::uint64_t word : words) {
    StoreLittleEndian(word, at);
    at += kWord;
  }
  StoreLittleEndian(XXH3_64bits(bytes.data(), kDigestAt), at);
  return bytes;
}

// The note and its count; nothing if the bytes are no whole note.
std::optional<std::pair<MarkNote, std::uint64_t>> Parse(
    const NoteBytes& bytes) {
  const auto word = [&bytes](std::size_t index) {
    return LoadLittleEndian<std::uint64_t>(bytes.data() + index * kWord);
  };
  if (std::memcmp(bytes.data(), kMagic, kWord) != 0 ||
      word(6) != XXH3_64bits(bytes.data(), kDigestAt)) {
    return std::nullopt;
  }
  MarkNote note;
  note.store = word(2);
  note.state.group_sequence = static_cast<std::int64_t>(word(3));
  note.state.known_at_us = static_cast<std::int64_t>(word(4));
  note.in_order = word(5) != 0;
  return std::make_pair(note, word(1));
}

off_t OffsetOf(std::uint64_t count) { return count % 2 == 0 ? 0 : kDistance; }

bool WriteNote(int file, const NoteBytes& bytes, std::uint64_t count) {
  return pwrite(file, bytes.data(), bytes.size(), OffsetOf(count)) ==
         static_cast<ssize_t>(bytes.size());
}

}  // namespace

absl::StatusOr<std::unique_ptr<StoreMark>> StoreMark::Open(
    const std::string& store_path) {
  auto mark = absl::WrapUnique(new StoreMark(store_path + ".mark"));
  mark->file_ = open(mark->path_.c_str(), O_RDWR | O_CLOEXEC);
  if (mark->file_ < 0) {
    if (errno == ENOENT) return mark;
    return absl::UnavailableError(
        absl::StrCat("cannot open ", mark->path_, ": ", std::strerror(errno)));
  }
  for (const off_t offset : {off_t{0}, kDistance}) {
    NoteBytes bytes{};
    if (pread(mark->file_, bytes.data(), bytes.size(), offset) !=
        static_cast<ssize_t>(bytes.size())) {
      continue;
    }
    const auto note = Parse(bytes);
    // A place that was never written holds zeros.
    if (!note && bytes != NoteBytes{}) mark->is_damaged_ = true;
    if (!note || (mark->last_ && note->second < mark->count_)) continue;
    mark->last_ = note->first;
    mark->count_ = note->second;
  }
  if (!mark->last_.has_value()) mark->is_damaged_ = true;
  return mark;
}

StoreMark::~StoreMark() {
  if (file_ >= 0) close(file_);
}

bool StoreMark::Write(const MarkNote& note) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (file_ < 0) {
    file_ = open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file_ < 0) return false;
  }
  if (!WriteNote(file_, Serialize(note, count_ + 1), count_ + 1)) return false;
  ++count_;
  last_ = note;
  is_damaged_ = false;
  return true;
}

bool StoreMark::Keep() {
  std::lock_guard<std::mutex> lock(mutex_);
  if (file_ < 0 || !last_ || IsInPlace()) return false;
  const int again = open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (again < 0) return false;
  close(file_);
  file_ = again;
  // The other place may hold a note of another store.
  return WriteNote(file_, NoteBytes{}, count_ + 1) &&
         WriteNote(file_, Serialize(*last_, count_), count_);
}

// Whether the last note stands in the file that the path leads to.
bool StoreMark::IsInPlace() const {
  struct stat at_path {};
  struct stat opened {};
  NoteBytes bytes{};
  return stat(path_.c_str(), &at_path) == 0 && fstat(file_, &opened) == 0 &&
         at_path.st_dev == opened.st_dev && at_path.st_ino == opened.st_ino &&
         pread(file_, bytes.data(), bytes.size(), OffsetOf(count_)) ==
             static_cast<ssize_t>(bytes.size()) &&
         bytes == Serialize(*last_, count_);
}

}  // namespace base::sql
