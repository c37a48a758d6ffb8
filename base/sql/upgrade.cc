#include "base/sql/upgrade.h"

#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "base/log/log.h"
#include "base/status_macros.h"

namespace base::sql {

absl::Status RunUpgrades(Database& database,
                         absl::Span<const Upgrade> upgrades) {
  std::set<absl::string_view> done;
  for (const Upgrade& upgrade : upgrades) {
    for (const absl::string_view needed : upgrade.needs) {
      if (done.count(needed) > 0) continue;
      return absl::InternalError(absl::StrCat("the upgrade \"", upgrade.name,
                                              "\" needs \"", needed,
                                              "\" done before it"));
    }
    RSU_ASSIGN_OR_RETURN(const std::int64_t count, upgrade.run(database));
    if (count > 0) log::Info(absl::Substitute(upgrade.said, count));
    done.insert(upgrade.name);
  }
  return absl::OkStatus();
}

}  // namespace base::sql
