#include "base/sql/sqlite/damaged_page.h"

#include <sqlite3.h>

#include <utility>

#include "absl/strings/str_cat.h"

namespace base::sql {
namespace {

thread_local std::optional<DamagedPage> last_page;

}  // namespace

std::string DamagedPage::ToString() const {
  switch (where) {
    case Where::kDatabase:
      return absl::StrCat("page ", number,
                          " of the database differs from its digest");
    case Where::kLog:
      return absl::StrCat("page ", number,
                          " in the log of the database differs from its "
                          "digest");
    case Where::kLogOfAnother:
      return "the log beside the database belongs to another database";
  }
  return "a page differs from its digest";
}

int NoteDamagedPage(DamagedPage::Where where, std::uint32_t number) {
  last_page = DamagedPage{where, number};
  return SQLITE_IOERR_DATA;
}

std::optional<DamagedPage> TakeDamagedPage() {
  return std::exchange(last_page, std::nullopt);
}

}  // namespace base::sql
