#ifndef BASE_SQL_UPGRADE_H_
#define BASE_SQL_UPGRADE_H_

#include <cstdint>
#include <functional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "base/sql/database.h"

namespace base::sql {

// Something that the program completes when it starts on a store of an older
// version, because SQL alone cannot (a step of the schema does what SQL can).
struct Upgrade {
  absl::string_view name;

  // The names of those that have to be done before.
  std::vector<absl::string_view> needs;

  // Does what is missing, in writes that are not long, and gives how many
  // things it did; 0 at once if nothing is missing. Broken off, it goes on when
  // it is called again.
  std::function<absl::StatusOr<std::int64_t>(Database&)> run;

  // What the log says afterwards, with $0 for how many: "stored $0 blocks".
  absl::string_view said;
};

// Runs them in their order, and logs what was done.
//
// Errors: those of the upgrades, and
//   INTERNAL  one stands before another that it needs.
absl::Status RunUpgrades(Database& database,
                         absl::Span<const Upgrade> upgrades);

}  // namespace base::sql

#endif  // BASE_SQL_UPGRADE_H_
