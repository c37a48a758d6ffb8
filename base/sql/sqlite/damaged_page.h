#ifndef BASE_SQL_SQLITE_DAMAGED_PAGE_H_
#define BASE_SQL_SQLITE_DAMAGED_PAGE_H_

#include <cstdint>
#include <optional>
#include <string>

namespace base::sql {

// A page that its digest says is damaged. SQLite takes only a number from the
// functions that read a file; the page stays with the thread that met it.
struct DamagedPage {
  enum class Where { kDatabase, kLog, kLogOfAnother };

  Where where = Where::kDatabase;
  std::uint32_t number = 0;  // from 1

  // "page 17 of the database differs from its digest".
  std::string ToString() const;
};

// Keeps the page for TakeDamagedPage(). SQLITE_IOERR_DATA, which SQLite hands
// on.
int NoteDamagedPage(DamagedPage::Where where, std::uint32_t number);

// The last page that this thread met since it was asked last.
std::optional<DamagedPage> TakeDamagedPage();

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_DAMAGED_PAGE_H_
