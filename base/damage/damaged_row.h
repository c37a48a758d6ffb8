#ifndef BASE_DAMAGE_DAMAGED_ROW_H_
#define BASE_DAMAGE_DAMAGED_ROW_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace base {

// What is said of a row of the store whose content cannot be what was stored:
// DATA_LOSS, reason STORAGE_DAMAGED. The details name the row, by `table` and
// by `key`: the columns of its key with "/" between them ("1234567890/2"). The
// key may be an identifier, and therefore is in no message and no line of a
// log.
absl::Status DamagedRow(absl::string_view table, absl::string_view key,
                        absl::string_view message);

// The table that it names; empty if DamagedRow() did not make the status.
std::string DamagedTable(const absl::Status& status);

// The same status without the key: for callers who may not learn who it is. Any
// other status as it is.
absl::Status WithoutKey(const absl::Status& status);

}  // namespace base

#endif  // BASE_DAMAGE_DAMAGED_ROW_H_
