#include "base/sql/sqlite/check_pages.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <set>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/sql/sqlite/digest_disk.h"
#include "base/sql/sqlite/page_digest.h"

namespace base::sql {
namespace {

// SQLite's log: a header, then frames of a header and a page. A header of a
// frame begins with the page's number and repeats the log's salt; a frame with
// another salt is left from before.
constexpr std::size_t kLogHeader = 32;
constexpr std::size_t kFrameHeader = 24;
constexpr std::size_t kSaltInLog = 16;
constexpr std::size_t kSaltInFrame = 8;
constexpr std::size_t kSaltBytes = 8;

std::uint32_t PageOfFrame(const char* header) {
  std::uint32_t number = 0;
  for (int i = 0; i < 4; ++i) {
    number = number << 8 | static_cast<unsigned char>(header[i]);
  }
  return number;
}

std::set<std::uint32_t> PagesInLog(const std::string& path,
                                   std::size_t page_size) {
  std::set<std::uint32_t> pages;
  std::ifstream log(path + "-wal", std::ios::binary);
  char header[kLogHeader];
  if (!log.read(header, sizeof(header))) return pages;
  char frame[kFrameHeader];
  while (log.read(frame, sizeof(frame)) &&
         std::memcmp(frame + kSaltInFrame, header + kSaltInLog, kSaltBytes) ==
             0) {
    pages.insert(PageOfFrame(frame));
    log.seekg(static_cast<std::streamoff>(page_size), std::ios::cur);
  }
  return pages;
}

}  // namespace

absl::StatusOr<CheckedPages> CheckPages(
    const std::string& path, absl::FunctionRef<void(std::uint32_t)> damaged) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return absl::UnavailableError(
        absl::StrCat("cannot read ", path, ": ", std::strerror(errno)));
  }
  std::vector<char> beginning(kLargestPage);
  file.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
  const StoreIdentity identity =
      ReadIdentity(beginning.data(), static_cast<std::uint64_t>(file.gcount()));
  CheckedPages checked;
  checked.digests = identity.digests;
  if (identity.page_size == 0) return checked;
  const std::set<std::uint32_t> in_log = PagesInLog(path, identity.page_size);
  file.clear();
  file.seekg(0);
  std::vector<char> page(identity.page_size);
  const auto size = static_cast<std::streamsize>(page.size());
  while (file.read(page.data(), size) || file.gcount() > 0) {
    const auto number = static_cast<std::uint32_t>(++checked.pages);
    const bool whole =
        file.gcount() == size &&
        (!identity.digests || in_log.count(number) > 0 ||
         PageIsWhole(page.data(), page.size(), number, identity.store));
    if (!whole) damaged(number);
  }
  return checked;
}

}  // namespace base::sql
