#include "registry/storage/past_declarations.h"

#include <algorithm>
#include <map>

#include "base/sql/rows.h"
#include "base/sql/stored_value.h"
#include "base/status_macros.h"
#include "idcs/issuing/stored_number.h"
#include "registry/storage/merged_people.h"

namespace registry {
namespace {

using base::sql::Row;
using base::sql::Session;
using base::sql::Value;
using idcs::IdcsNumber;

#define RSU_PAST_COLUMNS                                       \
  "SELECT m.household, m.revision, m.effective_day, m.person " \
  "FROM member AS m JOIN declaration AS d "                    \
  "ON d.household = m.household AND d.revision = m.revision "
constexpr char kMemberships[] = RSU_PAST_COLUMNS
    "WHERE m.person = $1 AND d.known_at_us <= $2 AND m.effective_day <= $3 "
    "ORDER BY m.effective_day, d.position";
// Also where doubles are named that were merged into the person, but for what
// the person left by a merge.
constexpr char kMembershipsOfMerged[] = RSU_WITH_MERGED_PEOPLE RSU_PAST_COLUMNS
    "WHERE m.person IN (SELECT number FROM alias) AND d.known_at_us <= $2 "
    "AND m.effective_day <= $3 "
    "AND NOT EXISTS (SELECT 1 FROM member_left AS l "
    "WHERE l.person = m.person AND l.household = m.household "
    "AND l.revision = m.revision AND l.known_at_us <= $2) "
    "ORDER BY m.effective_day, d.position, m.person <> $1";
#undef RSU_PAST_COLUMNS
constexpr char kRevisions[] =
    "SELECT revision, effective_day FROM declaration WHERE household = $1 "
    "AND effective_day <= $2 AND known_at_us <= $3";

PastMembership MembershipOf(const Row& row) {
  return {{idcs::NumberIn(row, 0), row.Integer(1)},
          base::sql::DayIn(row, 2),
          idcs::NumberIn(row, 3)};
}

}  // namespace

absl::StatusOr<std::vector<PastMembership>> ListPastMemberships(
    Session& session, IdcsNumber person, const PersonSummary& summary,
    base::Date day, std::int64_t known_at_us, const DeclarationKey& in_force) {
  RSU_ASSIGN_OR_RETURN(
      const std::vector<PastMembership> named,
      base::sql::AllRows(
          session, summary.merged_into ? kMembershipsOfMerged : kMemberships,
          {Value::Integer(person.value()), Value::Integer(known_at_us),
           Value::Integer(day.day_number())},
          MembershipOf));
  std::vector<PastMembership> past;
  for (const PastMembership& one : named) {
    bool held = one.declaration == in_force;
    if (!held) {
      RSU_ASSIGN_OR_RETURN(
          const std::vector<DeclarationKey> keys,
          ListPastDeclarations(session, one.declaration.household,
                               one.effective_date, known_at_us));
      held = !keys.empty() && keys.back() == one.declaration;
    }
    if (held) past.push_back(one);
  }
  return past;
}

absl::StatusOr<std::vector<DeclarationKey>> ListPastDeclarations(
    Session& session, IdcsNumber household, base::Date day,
    std::int64_t known_at_us) {
  std::map<std::int64_t, std::int64_t> last_of_day;
  RSU_RETURN_IF_ERROR(session.Query(
      kRevisions,
      {Value::Integer(household.value()), Value::Integer(day.day_number()),
       Value::Integer(known_at_us)},
      [&last_of_day](const Row& row) {
        std::int64_t& last = last_of_day[row.Integer(1)];
        last = std::max(last, row.Integer(0));
        return absl::OkStatus();
      }));
  std::vector<DeclarationKey> keys;
  keys.reserve(last_of_day.size());
  for (const auto& [effective_day, revision] : last_of_day) {
    keys.push_back({household, revision});
  }
  return keys;
}

}  // namespace registry
