#ifndef REGISTRY_STORAGE_HOUSEHOLDS_PAST_DAMAGE_H_
#define REGISTRY_STORAGE_HOUSEHOLDS_PAST_DAMAGE_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/sql/session.h"
#include "registry/storage/households.h"

namespace registry {

struct HouseholdsPastDamage {
  std::vector<ListedHousehold> households;

  // Some are missing that cannot be read: which ones nobody can say.
  bool lacks_some = false;
};

// ListHouseholdsAfter() that goes on behind damage. A household of which only a
// value cannot be read is passed over. What stands between two pages that can
// be read is found by asking for ever nearer places: thousands of short
// questions, of a damaged store only. Where the rows are out of order the list
// ends.
//
// Errors: those of the session, but for DATA_LOSS.
absl::StatusOr<HouseholdsPastDamage> ListHouseholdsPastDamage(
    base::sql::Session& session, const HouseholdPosition& after,
    absl::string_view sender, std::int64_t known_at_us, int most);

// How many households ListHouseholdsAfter() lists in all, counted without the
// list itself: by their first declarations. Reads every declaration.
absl::StatusOr<std::int64_t> CountDeclaredHouseholds(
    base::sql::Session& session, absl::string_view sender,
    std::int64_t known_at_us);

}  // namespace registry

#endif  // REGISTRY_STORAGE_HOUSEHOLDS_PAST_DAMAGE_H_
