#include "registry/storage/merged_people.h"

#include "base/status_macros.h"

namespace registry {
namespace {

using base::sql::Value;

constexpr char kHasMerged[] =
    "SELECT 1 FROM number_retired WHERE successor = $1 "
    "AND retired_at_us <= $2 LIMIT 1";

}  // namespace

absl::StatusOr<bool> HasMerged(base::sql::Session& session,
                               idcs::IdcsNumber person,
                               std::int64_t known_at_us) {
  bool found = false;
  RSU_RETURN_IF_ERROR(session.Query(
      kHasMerged, {Value::Integer(person.value()), Value::Integer(known_at_us)},
      [&found](const base::sql::Row&) {
        found = true;
        return absl::OkStatus();
      }));
  return found;
}

}  // namespace registry
