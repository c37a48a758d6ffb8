#include "registry/storage/declaration_lists.h"

#include "base/sql/rows.h"
#include "idcs/issuing/stored_number.h"
#include "registry/storage/merged_people.h"

namespace registry {
namespace {

using base::sql::Row;
using base::sql::Value;

constexpr char kLastKnown[] =
    "SELECT coalesce(max(revision), 0) FROM declaration "
    "WHERE household = $1 AND known_at_us <= $2";
constexpr char kNaming[] = RSU_WITH_MERGED_PEOPLE
    "SELECT DISTINCT m.household, m.revision, d.position "
    "FROM member m JOIN declaration d ON d.household = m.household "
    "AND d.revision = m.revision "
    "WHERE m.person IN (SELECT number FROM alias) AND d.known_at_us <= $2 "
    "ORDER BY d.position DESC "
    "LIMIT $3 OFFSET $4";

DeclarationKey KeyOf(const Row& row) {
  return {idcs::NumberIn(row, 0), row.Integer(1)};
}

}  // namespace

absl::StatusOr<std::int64_t> LastRevisionKnown(base::sql::Session& session,
                                               idcs::IdcsNumber household,
                                               std::int64_t known_at_us) {
  return base::sql::IntegerOrZero(
      session, kLastKnown,
      {Value::Integer(household.value()), Value::Integer(known_at_us)});
}

absl::StatusOr<std::vector<DeclarationKey>> ListDeclarationsNaming(
    base::sql::Session& session, idcs::IdcsNumber person,
    std::int64_t known_at_us, std::int64_t skip, int most) {
  return base::sql::AllRows(
      session, kNaming,
      {Value::Integer(person.value()), Value::Integer(known_at_us),
       Value::Integer(most), Value::Integer(skip)},
      KeyOf);
}

}  // namespace registry
