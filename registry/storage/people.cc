#include "registry/storage/people.h"

#include <utility>

#include "base/sql/question.h"
#include "base/sql/rows.h"
#include "base/sql/stored_value.h"
#include "base/status_macros.h"
#include "idcs/issuing/ledger.h"
#include "idcs/issuing/stored_number.h"
#include "registry/storage/stored_code.h"

namespace registry {
namespace {

using base::sql::AllRows;
using base::sql::AskRow;
using base::sql::OneRowOrNone;
using base::sql::Row;
using base::sql::Trip;
using base::sql::Value;

constexpr char kFindDocument[] =
    "SELECT person FROM document WHERE type = $1 AND number = $2";
// A document of an earlier version stands there already.
constexpr char kInsertDocument[] =
    "INSERT INTO document (type, number, person, known_at_us) "
    "VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
constexpr char kInsertPerson[] =
    "INSERT INTO person (person, revision, known_at_us, birth_day, sex, "
    "content, caller, author, reason) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
constexpr char kInsertName[] =
    "INSERT INTO person_name (birth_day, sex, person, revision, name) "
    "VALUES ($1, $2, $3, $4, $5)";
// A key that stays when the name is made anew stands there already.
constexpr char kInsertNameKey[] =
    "INSERT INTO person_name_key (name_key, birth_day, sex, person, revision) "
    "VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
constexpr char kFindUnnamed[] =
    "SELECT p.person, p.revision, p.content FROM person_without_name w "
    "JOIN person p ON p.person = w.person AND p.revision = w.revision "
    "ORDER BY w.person, w.revision LIMIT $1";
constexpr char kDeleteUnnamed[] =
    "DELETE FROM person_without_name WHERE person = $1 AND revision = $2";
constexpr char kNamesakes[] =
    "SELECT person, name FROM person_name WHERE birth_day = $1 AND sex = $2 "
    "ORDER BY person, revision";
constexpr char kFindPerson[] =
    "SELECT revision, content, known_at_us, caller, author, reason FROM person "
    "WHERE person = $1 AND known_at_us <= $2 ORDER BY revision DESC LIMIT 1";
constexpr char kFindNearest[] =
    "SELECT person FROM person WHERE person >= $1 ORDER BY person LIMIT 1";
constexpr char kListVersions[] =
    "SELECT revision, content, known_at_us, caller, author, reason FROM person "
    "WHERE person = $1 ORDER BY revision LIMIT $2";
constexpr char kInsertDeath[] =
    "INSERT INTO person_death (person, day, known_at_us, caller, author, "
    "reason) VALUES ($1, $2, $3, $4, $5, $6)";
constexpr char kFindDeath[] =
    "SELECT day, known_at_us, caller, author, reason FROM person_death "
    "WHERE person = $1 AND known_at_us <= $2";
constexpr char kFindTraits[] =
    "SELECT birth_day, sex FROM person "
    "WHERE person = $1 AND known_at_us <= $2 ORDER BY revision DESC LIMIT 1";

Authorship AuthorshipOf(const Row& row, int column) {
  return {std::string(row.Text(column)), std::string(row.Text(column + 1)),
          std::string(row.Text(column + 2))};
}

StoredPerson PersonOf(const Row& row) {
  return {row.Integer(0), std::string(row.Bytes(1)), row.Integer(2),
          AuthorshipOf(row, 3)};
}

StoredDeath DeathOf(const Row& row) {
  return {base::sql::DayIn(row, 0), row.Integer(1), AuthorshipOf(row, 2)};
}

PersonTraits TraitsOf(const Row& row) {
  return {base::sql::DayIn(row, 0), CodeIn<Sex>(row, 1)};
}

UnnamedVersion UnnamedOf(const Row& row) {
  return {idcs::NumberIn(row, 0), row.Integer(1), std::string(row.Bytes(2))};
}

// The name that a version is compared with, and the keys that it is found by.
void InsertName(base::sql::Trip& trip, idcs::IdcsNumber person,
                std::int64_t revision, const PersonRow& row) {
  const Value number = Value::Integer(person.value());
  const Value version = Value::Integer(revision);
  const Value birth_day = Value::Integer(row.birth_date.day_number());
  const Value sex = base::sql::EnumValue(row.sex);
  trip.Put(kInsertName,
           {birth_day, sex, number, version, Value::Text(row.name)});
  for (const std::int64_t key : row.name_keys) {
    trip.Put(kInsertNameKey,
             {Value::Integer(key), birth_day, sex, number, version});
  }
}

}  // namespace

absl::StatusOr<std::optional<idcs::IdcsNumber>> FindDocumentHolder(
    base::sql::Session& session, const Document& document) {
  return OneRowOrNone(
      session, kFindDocument,
      {base::sql::EnumValue(document.type), Value::Text(document.number)},
      idcs::FirstNumber);
}

void AskDocumentHolder(Trip& trip, const Document& document,
                       std::optional<idcs::IdcsNumber>* holder) {
  AskRow(trip, kFindDocument,
         {base::sql::EnumValue(document.type), Value::Text(document.number)},
         idcs::FirstNumber, holder);
}

absl::Status InsertPerson(base::sql::WriteSession& session,
                          idcs::IdcsNumber person, std::int64_t revision,
                          const PersonRow& row, const Authorship& authorship) {
  Trip trip;
  InsertPerson(trip, person, revision, row, authorship, session.known_at_us());
  return trip.Make(session);
}

void InsertPerson(Trip& trip, idcs::IdcsNumber person, std::int64_t revision,
                  const PersonRow& row, const Authorship& authorship,
                  std::int64_t known_at_us) {
  const Value number = Value::Integer(person.value());
  const Value version = Value::Integer(revision);
  const Value known_at = Value::Integer(known_at_us);
  const Value birth_day = Value::Integer(row.birth_date.day_number());
  const Value sex = base::sql::EnumValue(row.sex);
  trip.Put(kInsertPerson,
           {number, version, known_at, birth_day, sex,
            Value::Bytes(row.content), Value::Text(authorship.caller),
            Value::Text(authorship.author), Value::Text(authorship.reason)});
  if (!row.name.empty()) InsertName(trip, person, revision, row);
  for (const Document& document : row.documents) {
    trip.Put(kInsertDocument, {base::sql::EnumValue(document.type),
                               Value::Text(document.number), number, known_at});
  }
}

absl::StatusOr<std::optional<StoredPerson>> FindPerson(
    base::sql::Session& session, idcs::IdcsNumber person,
    std::int64_t known_at_us) {
  return OneRowOrNone(
      session, kFindPerson,
      {Value::Integer(person.value()), Value::Integer(known_at_us)}, PersonOf);
}

void AskPerson(Trip& trip, idcs::IdcsNumber person, std::int64_t known_at_us,
               std::optional<StoredPerson>* found) {
  AskRow(trip, kFindPerson,
         {Value::Integer(person.value()), Value::Integer(known_at_us)},
         PersonOf, found);
}

absl::StatusOr<std::optional<idcs::IdcsNumber>> FindNearestPerson(
    base::sql::Session& session, idcs::IdcsNumber number) {
  std::optional<idcs::IdcsNumber> found;
  for (const std::int64_t from : {number.value(), std::int64_t{0}}) {
    RSU_ASSIGN_OR_RETURN(
        found, OneRowOrNone(session, kFindNearest, {Value::Integer(from)},
                            idcs::FirstNumber));
    if (found.has_value()) break;
  }
  return found;
}

absl::StatusOr<std::vector<StoredPerson>> FindPersonVersions(
    base::sql::Session& session, idcs::IdcsNumber person, int most) {
  return AllRows(session, kListVersions,
                 {Value::Integer(person.value()), Value::Integer(most)},
                 PersonOf);
}

void InsertDeath(base::sql::Trip& trip, idcs::IdcsNumber person, base::Date day,
                 const Authorship& authorship, std::int64_t known_at_us) {
  trip.Put(kInsertDeath,
           {Value::Integer(person.value()), Value::Integer(day.day_number()),
            Value::Integer(known_at_us), Value::Text(authorship.caller),
            Value::Text(authorship.author), Value::Text(authorship.reason)});
}

absl::StatusOr<std::optional<StoredDeath>> FindDeath(
    base::sql::Session& session, idcs::IdcsNumber person,
    std::int64_t known_at_us) {
  return OneRowOrNone(
      session, kFindDeath,
      {Value::Integer(person.value()), Value::Integer(known_at_us)}, DeathOf);
}

void AskDeath(base::sql::Trip& trip, idcs::IdcsNumber person,
              std::int64_t known_at_us, std::optional<StoredDeath>* death) {
  trip.Ask(kFindDeath,
           {Value::Integer(person.value()), Value::Integer(known_at_us)},
           [death](const Row& row) { *death = DeathOf(row); });
}

absl::StatusOr<std::vector<UnnamedVersion>> FindUnnamed(
    base::sql::Session& session, int most) {
  return AllRows(session, kFindUnnamed, {Value::Integer(most)}, UnnamedOf);
}

absl::Status NameVersion(base::sql::WriteSession& session,
                         const UnnamedVersion& version, const PersonRow& row) {
  Trip trip;
  InsertName(trip, version.person, version.revision, row);
  trip.Put(kDeleteUnnamed, {Value::Integer(version.person.value()),
                            Value::Integer(version.revision)});
  return trip.Make(session);
}

absl::StatusOr<std::optional<Departure>> FindDeparture(
    base::sql::Session& session, idcs::IdcsNumber person,
    std::int64_t known_at_us) {
  RSU_ASSIGN_OR_RETURN(const auto entry, idcs::FindEntry(session, person));
  if (!entry.has_value() || !entry->retirement.has_value() ||
      entry->retirement->retired_at_us > known_at_us) {
    return std::nullopt;
  }
  RSU_ASSIGN_OR_RETURN(const auto death,
                       FindDeath(session, person, known_at_us));
  if (!death.has_value()) return Departure{};
  return Departure{true, death->day};
}

void AskNamesakes(
    Trip& trip, base::Date birth_date, Sex sex,
    std::function<void(idcs::IdcsNumber, absl::string_view)> each) {
  trip.Ask(kNamesakes,
           {Value::Integer(birth_date.day_number()), base::sql::EnumValue(sex)},
           [each = std::move(each)](const Row& row) {
             each(idcs::NumberIn(row, 0), row.Text(1));
           });
}

absl::StatusOr<std::optional<PersonTraits>> FindPersonTraits(
    base::sql::Session& session, idcs::IdcsNumber person,
    std::int64_t known_at_us) {
  return OneRowOrNone(
      session, kFindTraits,
      {Value::Integer(person.value()), Value::Integer(known_at_us)}, TraitsOf);
}

}  // namespace registry
