#include "registry/storage/declared_places.h"

#include "idcs/issuing/stored_number.h"
#include "registry/storage/merged_people.h"

namespace registry {
namespace {

using base::sql::Row;
using base::sql::Trip;
using base::sql::Value;

constexpr char kOfHousehold[] =
    "SELECT household, revision, content FROM declaration "
    "WHERE household = $1 "
    "ORDER BY CASE WHEN effective_day <= $2 THEN 0 ELSE 1 END, "
    "effective_day DESC, revision DESC LIMIT 1";
constexpr char kOfName[] =
    "SELECT d.household, d.revision, d.content "
    "FROM household AS h JOIN declaration AS d ON d.household = h.household "
    "WHERE h.sender = $1 AND h.household_ref = $2 "
    "ORDER BY CASE WHEN d.effective_day <= $3 THEN 0 ELSE 1 END, "
    "d.effective_day DESC, d.revision DESC LIMIT 1";
// Of several households that have the person, the last.
constexpr char kOfMember[] = RSU_WITH_MERGED_PEOPLE
    "SELECT d.household, d.revision, d.content "
    "FROM member AS m JOIN declaration AS d "
    "ON d.household = m.household AND d.revision = m.revision "
    "WHERE m.person IN (SELECT number FROM alias) AND m.effective_day <= $3 "
    "AND NOT EXISTS (SELECT 1 FROM member_left AS l "
    "WHERE l.person = m.person AND l.household = m.household "
    "AND l.revision = m.revision) "
    "AND NOT EXISTS (SELECT 1 FROM declaration AS later "
    "WHERE later.household = m.household AND later.effective_day <= $3 "
    "AND (later.effective_day > m.effective_day "
    "OR (later.effective_day = m.effective_day "
    "AND later.revision > m.revision))) "
    "ORDER BY m.effective_day DESC, d.position DESC LIMIT 1";

DeclaredPlace FromRow(const Row& row) {
  return {{idcs::NumberIn(row, 0), row.Integer(1)}, std::string(row.Bytes(2))};
}

}  // namespace

void AskPlaceOfHousehold(Trip& trip, idcs::IdcsNumber household, base::Date day,
                         std::optional<DeclaredPlace>* found) {
  trip.Ask(
      kOfHousehold,
      {Value::Integer(household.value()), Value::Integer(day.day_number())},
      [found](const Row& row) { *found = FromRow(row); });
}

void AskPlaceOfHousehold(Trip& trip, const HouseholdReference& name,
                         base::Date day, std::optional<DeclaredPlace>* found) {
  const auto ask = [&](absl::string_view reference) {
    trip.Ask(kOfName,
             {Value::Text(name.sender), Value::Text(reference),
              Value::Integer(day.day_number())},
             [found](const Row& row) {
               if (!found->has_value()) *found = FromRow(row);
             });
  };
  ask(name.household_ref);
  if (name.decomposed_ref != name.household_ref) ask(name.decomposed_ref);
}

void AskPlaceOfMember(Trip& trip, idcs::IdcsNumber person, base::Date day,
                      std::optional<DeclaredPlace>* found) {
  trip.Ask(kOfMember,
           {Value::Integer(person.value()), Value::Integer(kAllKnown),
            Value::Integer(day.day_number())},
           [found](const Row& row) { *found = FromRow(row); });
}

}  // namespace registry
