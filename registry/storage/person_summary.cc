#include "registry/storage/person_summary.h"

#include "base/sql/stored_value.h"
#include "base/status_macros.h"

namespace registry {
namespace {

using base::sql::Row;
using base::sql::Value;

// In the place of the birth day of somebody who is not registered.
constexpr std::int64_t kNobody = INT32_MIN;

constexpr char kFind[] =
    "SELECT "
    "coalesce((SELECT birth_day FROM person "
    "WHERE person = $1 AND known_at_us <= $2 "
    "ORDER BY revision DESC LIMIT 1), -2147483648), "
    "EXISTS (SELECT 1 FROM number_retired "
    "WHERE number = $1 AND retired_at_us <= $2), "
    "EXISTS (SELECT 1 FROM number_retired "
    "WHERE successor = $1 AND retired_at_us <= $2), "
    "EXISTS (SELECT 1 FROM coverage_event "
    "WHERE person = $1 AND known_at_us <= $2), "
    "EXISTS (SELECT 1 FROM status_event "
    "WHERE person = $1 AND known_at_us <= $2)";

}  // namespace

absl::StatusOr<PersonSummary> FindPersonSummary(base::sql::Session& session,
                                                idcs::IdcsNumber person,
                                                std::int64_t known_at_us) {
  PersonSummary summary;
  RSU_RETURN_IF_ERROR(session.Query(
      kFind, {Value::Integer(person.value()), Value::Integer(known_at_us)},
      [&summary](const Row& row) {
        summary = {row.Integer(0) != kNobody, row.Integer(1) != 0,
                   row.Integer(2) != 0,       row.Integer(3) != 0,
                   row.Integer(4) != 0,       {}};
        if (summary.registered) {
          summary.birth_date = base::sql::DayIn(row, 0);
        }
        return absl::OkStatus();
      }));
  return summary;
}

}  // namespace registry
