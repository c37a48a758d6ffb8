#include "registry/storage/people_search.h"

#include "base/sql/rows.h"
#include "base/sql/stored_value.h"
#include "idcs/issuing/stored_number.h"

namespace registry {
namespace {

using base::sql::Row;
using base::sql::Value;

// $1, $2: the days; $3, $4: the sexes; $5: the moment; $6: how many.
#define RSU_NAMED_COLUMNS \
  "SELECT n.person, n.birth_day, r.known_at_us, n.name FROM "
#define RSU_VERSION_AND_REGISTRATION                                  \
  "JOIN person v ON v.person = n.person AND v.revision = n.revision " \
  "JOIN person r ON r.person = n.person AND r.revision = 1 "
constexpr char kByBirthDate[] = RSU_NAMED_COLUMNS
    "person_name n " RSU_VERSION_AND_REGISTRATION
    "WHERE n.birth_day BETWEEN $1 AND $2 AND n.sex BETWEEN $3 AND $4 "
    "AND v.known_at_us <= $5 "
    "ORDER BY n.birth_day, n.sex, n.person, n.revision LIMIT $6";
constexpr char kByKey[] = RSU_NAMED_COLUMNS
    "person_name_key k JOIN person_name n ON n.birth_day = k.birth_day "
    "AND n.sex = k.sex AND n.person = k.person "
    "AND n.revision = k.revision " RSU_VERSION_AND_REGISTRATION
    "WHERE k.name_key = $7 AND k.birth_day BETWEEN $1 AND $2 "
    "AND k.sex BETWEEN $3 AND $4 AND v.known_at_us <= $5 "
    "ORDER BY k.birth_day, k.person, k.revision LIMIT $6";
#undef RSU_VERSION_AND_REGISTRATION
#undef RSU_NAMED_COLUMNS

NamedVersion NamedOf(const Row& row) {
  return {idcs::NumberIn(row, 0), base::sql::DayIn(row, 1), row.Integer(2),
          std::string(row.Text(3))};
}

absl::StatusOr<std::vector<NamedVersion>> Find(
    base::sql::Session& session, absl::string_view sql,
    const NameFilter& filter, int most, std::optional<std::int64_t> name_key) {
  std::vector<Value> parameters = {
      Value::Integer(filter.first_birth_date.day_number()),
      Value::Integer(filter.last_birth_date.day_number()),
      base::sql::EnumValue(filter.sex.value_or(Sex::kFemale)),
      base::sql::EnumValue(filter.sex.value_or(Sex::kMale)),
      Value::Integer(filter.known_at_us),
      Value::Integer(most)};
  if (name_key.has_value()) parameters.push_back(Value::Integer(*name_key));
  return base::sql::AllRows(session, sql, parameters, NamedOf);
}

}  // namespace

absl::StatusOr<std::vector<NamedVersion>> FindNamedByBirthDate(
    base::sql::Session& session, const NameFilter& filter, int most) {
  return Find(session, kByBirthDate, filter, most, std::nullopt);
}

absl::StatusOr<std::vector<NamedVersion>> FindNamedByKey(
    base::sql::Session& session, std::int64_t name_key,
    const NameFilter& filter, int most) {
  return Find(session, kByKey, filter, most, name_key);
}

}  // namespace registry
