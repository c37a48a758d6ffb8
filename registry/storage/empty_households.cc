#include "registry/storage/empty_households.h"

#include <utility>

#include "base/sql/rows.h"
#include "base/status_macros.h"
#include "idcs/issuing/stored_number.h"
#include "registry/storage/memberships.h"

namespace registry {
namespace {

using base::sql::AllRows;
using base::sql::Row;
using base::sql::Session;
using base::sql::Trip;
using base::sql::Value;
using idcs::IdcsNumber;

constexpr char kMayBeGone[] =
    "SELECT EXISTS (SELECT 1 FROM number_retired WHERE number = $1) "
    "OR EXISTS (SELECT 1 FROM number_retired WHERE successor = $1) "
    "OR EXISTS (SELECT 1 FROM member WHERE person = $1 AND household <> $2)";
constexpr char kNote[] =
    "INSERT INTO may_be_empty (position, known_at_us) VALUES ($1, $2) "
    "ON CONFLICT DO NOTHING";
constexpr char kNoteMember[] =
    "INSERT INTO may_be_empty_member (position, person) VALUES ($1, $2) "
    "ON CONFLICT DO NOTHING";
constexpr char kNoted[] =
    "SELECT DISTINCT position FROM may_be_empty "
    "WHERE position >= $1 AND position < $2 AND known_at_us <= $3 "
    "ORDER BY position";
constexpr char kMembers[] =
    "SELECT person FROM may_be_empty_member WHERE position = $1";
constexpr char kNotedBetween[] =
    "SELECT position, known_at_us FROM may_be_empty "
    "WHERE known_at_us > $1 AND known_at_us <= $2";

absl::StatusOr<bool> IsEmpty(Session& session, std::int64_t position,
                             base::Date day, std::int64_t known_at_us,
                             DeclarationAtPosition declaration_at) {
  RSU_ASSIGN_OR_RETURN(const std::vector<IdcsNumber> members,
                       AllRows(session, kMembers, {Value::Integer(position)},
                               idcs::FirstNumber));
  RSU_ASSIGN_OR_RETURN(const DeclarationKey key, declaration_at(position));
  for (const IdcsNumber member : members) {
    RSU_ASSIGN_OR_RETURN(const Belonging belonging,
                         FindBelonging(session, key, member, day, known_at_us));
    if (!belonging.departed) return false;
  }
  return true;
}

}  // namespace

void AskWhetherMayBeGone(Trip& trip, IdcsNumber household, IdcsNumber member,
                         std::function<void(bool)> take) {
  trip.Ask(kMayBeGone,
           {Value::Integer(member.value()), Value::Integer(household.value())},
           [take = std::move(take)](const Row& row) { take(row.Truth(0)); });
}

void PutMayBeEmpty(Trip& trip, std::int64_t position,
                   const std::vector<IdcsNumber>& members,
                   std::int64_t known_at_us) {
  const Value place = Value::Integer(position);
  trip.Put(kNote, {place, Value::Integer(known_at_us)});
  for (const IdcsNumber member : members) {
    trip.Put(kNoteMember, {place, Value::Integer(member.value())});
  }
}

absl::Status NoteMayBeEmpty(base::sql::WriteSession& session,
                            std::int64_t position,
                            const std::vector<IdcsNumber>& members) {
  Trip trip;
  PutMayBeEmpty(trip, position, members, session.known_at_us());
  return trip.Make(session);
}

absl::StatusOr<std::vector<std::int64_t>> FindEmpty(
    Session& session, std::int64_t first, std::int64_t end, base::Date day,
    std::int64_t known_at_us, DeclarationAtPosition declaration_at,
    DamagedInput damaged) {
  std::vector<std::int64_t> noted;
  const absl::Status status = session.Query(
      kNoted,
      {Value::Integer(first), Value::Integer(end), Value::Integer(known_at_us)},
      [&noted](const Row& row) {
        noted.push_back(row.Integer(0));
        return absl::OkStatus();
      });
  if (damaged == DamagedInput::kFails || !absl::IsDataLoss(status)) {
    RSU_RETURN_IF_ERROR(status);
  }
  std::vector<std::int64_t> empty;
  for (const std::int64_t position : noted) {
    const absl::StatusOr<bool> is_empty =
        IsEmpty(session, position, day, known_at_us, declaration_at);
    if (damaged == DamagedInput::kHolds &&
        absl::IsDataLoss(is_empty.status())) {
      continue;
    }
    RSU_RETURN_IF_ERROR(is_empty.status());
    if (*is_empty) empty.push_back(position);
  }
  return empty;
}

absl::Status MayBeEmptyNotedBetween(
    Session& session, std::int64_t after_us, std::int64_t until_us,
    absl::FunctionRef<void(std::int64_t, std::int64_t)> each) {
  return session.Query(kNotedBetween,
                       {Value::Integer(after_us), Value::Integer(until_us)},
                       [&each](const Row& row) {
                         each(row.Integer(0), row.Integer(1));
                         return absl::OkStatus();
                       });
}

}  // namespace registry
