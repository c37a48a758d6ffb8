#include "base/sql/sqlite/damage_reports.h"

#include "absl/strings/str_cat.h"

namespace base::sql {

void DamageReports::Report(absl::string_view damage, absl::string_view sql) {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    if (said_.size() >= kMost || !said_.emplace(damage).second) return;
  }
  say_(absl::StrCat("damage: ", damage, "; met by: ", sql));
}

}  // namespace base::sql
