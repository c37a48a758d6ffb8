#include "base/sql/sqlite/check_pages.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/sql/sqlite/digest_disk.h"
#include "base/sql/sqlite/log_contents.h"
#include "base/sql/sqlite/page_digest.h"
#include "base/status_macros.h"

namespace base::sql {
namespace {

// Whether a page as it stands at a place of a file is the one that was written.
bool IsWholeAt(std::ifstream& file, std::int64_t place, std::uint32_t number,
               const StoreIdentity& identity, std::vector<char>& page) {
  file.clear();
  file.seekg(place);
  return file.read(page.data(), static_cast<std::streamsize>(page.size())) &&
         (!identity.digests ||
          PageIsWhole(page.data(), page.size(), number, identity.store));
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
  RSU_ASSIGN_OR_RETURN(const LogContents log, ReadLogContents(path));
  std::ifstream log_file(path + "-wal", std::ios::binary);
  file.clear();
  file.seekg(0, std::ios::end);
  const auto size = static_cast<std::int64_t>(identity.page_size);
  const std::int64_t in_the_file =
      (static_cast<std::int64_t>(file.tellg()) + size - 1) / size;
  checked.pages = in_the_file;
  if (!log.pages.empty()) {
    checked.pages =
        std::max<std::int64_t>(checked.pages, log.pages.rbegin()->first);
  }
  std::vector<char> page(identity.page_size);
  for (std::int64_t i = 0; i < checked.pages; ++i) {
    const auto number = static_cast<std::uint32_t>(i + 1);
    const bool in_file = IsWholeAt(file, i * size, number, identity, page);
    const auto in_log = log.pages.find(number);
    const bool is_read_from_log = in_log != log.pages.end();
    if (is_read_from_log
            ? !IsWholeAt(log_file, in_log->second, number, identity, page)
            : !in_file) {
      damaged(number);
    } else if (!in_file && i < in_the_file) {
      ++checked.mended_by_log;
    }
  }
  return checked;
}

}  // namespace base::sql
