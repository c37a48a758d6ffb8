#include "base/sql/sqlite/log_contents.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/sql/sqlite/log_format.h"
#include "base/sql/sqlite/page_digest.h"

namespace base::sql {
namespace {

constexpr std::size_t kPageSizeInLog = 8;

LogSums SumsAt(const char* at) {
  return {LoadBigEndian32(at), LoadBigEndian32(at + 4)};
}

// Goes through the frames of one log.
class FrameReader {
 public:
  explicit FrameReader(std::ifstream& log) : log_(log) {}

  // False if the header is not what was written.
  bool ReadHeader() {
    if (!log_.read(header_, sizeof(header_))) return false;
    const std::uint32_t magic = LoadBigEndian32(header_);
    big_endian_ = (magic & 1) != 0;
    const std::uint32_t page_size = LoadBigEndian32(header_ + kPageSizeInLog);
    if ((magic & ~std::uint32_t{1}) != kLogMagic || !IsPageSize(page_size)) {
      return false;
    }
    sums_ = AddToLogSums({0, 0}, big_endian_, header_, kSumsInLog);
    frame_.resize(kFrameHeaderBytes + page_size);
    return sums_ == SumsAt(header_ + kSumsInLog);
  }

  // False at the end of the file.
  bool Next() {
    return static_cast<bool>(
        log_.read(frame_.data(), static_cast<std::streamsize>(frame_.size())));
  }

  bool IsOfThisLog() const {
    return std::memcmp(frame_.data() + kSaltInFrame, header_ + kSaltInLog,
                       kSaltBytes) == 0;
  }

  // Whether it is what was written, if all frames before it are.
  bool IsWhole() {
    sums_ =
        AddToLogSums(sums_, big_endian_, frame_.data(), kSummedOfFrameHeader);
    sums_ = AddToLogSums(sums_, big_endian_, frame_.data() + kFrameHeaderBytes,
                         frame_.size() - kFrameHeaderBytes);
    return page() > 0 && sums_ == SumsAt(frame_.data() + kSumsInFrame);
  }

  std::uint32_t page() const { return LoadBigEndian32(frame_.data()); }
  bool ends_transaction() const {
    return LoadBigEndian32(frame_.data() + kSizeAfterCommit) != 0;
  }
  std::int64_t frame_bytes() const {
    return static_cast<std::int64_t>(frame_.size());
  }

 private:
  std::ifstream& log_;
  char header_[kLogHeaderBytes] = {};
  bool big_endian_ = false;
  LogSums sums_{};
  std::vector<char> frame_;
};

// A frame of another salt, and what follows it, is left from before, unless its
// salt is damaged: the sums of the frame, which do not cover the salt, agree
// with all that was written before it, or a frame of this log comes after it.
void ReadFrames(FrameReader& reader, LogContents& contents) {
  std::int64_t not_whole = 0;
  std::map<std::uint32_t, std::int64_t> of_transaction;
  for (std::int64_t frame = 1; reader.Next(); ++frame) {
    const bool has_its_salt = reader.IsOfThisLog();
    const bool has_its_sums = not_whole == 0 && reader.IsWhole();
    if (has_its_salt || has_its_sums) contents.frames = frame;
    if (not_whole > 0) continue;
    if (!has_its_salt || !has_its_sums) {
      not_whole = frame;
      continue;
    }
    of_transaction[reader.page()] =
        static_cast<std::int64_t>(kLogHeaderBytes + kFrameHeaderBytes) +
        (frame - 1) * reader.frame_bytes();
    if (!reader.ends_transaction()) continue;
    for (const auto& [page, place] : of_transaction) {
      contents.pages[page] = place;
    }
    of_transaction.clear();
    contents.read = frame;
  }
  if (not_whole <= contents.frames) contents.damaged_frame = not_whole;
}

}  // namespace

std::string LogContents::Damage() const {
  if (header_is_damaged)
    return "its beginning is damaged; nothing of it can be read";
  if (damaged_frame == 0) return "";
  return absl::StrCat("frame ", damaged_frame, " of ", frames,
                      " is damaged; frames that can be read: ", read,
                      "; that cannot: ", frames - read);
}

absl::StatusOr<LogContents> ReadLogContents(const std::string& path) {
  const std::string name = path + "-wal";
  LogContents contents;
  struct stat found {};
  if (stat(name.c_str(), &found) != 0 || found.st_size == 0) return contents;
  std::ifstream log(name, std::ios::binary);
  if (!log) {
    return absl::UnavailableError(
        absl::StrCat("cannot read ", name, ": ", std::strerror(errno)));
  }
  contents.is_there = true;
  FrameReader reader(log);
  contents.header_is_damaged = !reader.ReadHeader();
  if (!contents.header_is_damaged) ReadFrames(reader, contents);
  return contents;
}

}  // namespace base::sql
