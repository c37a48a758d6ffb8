#include "registry/storage/people.h"

#include "base/status_macros.h"

namespace registry {
namespace {

using base::sql::Row;
using base::sql::Value;

constexpr char kFindDocument[] =
    "SELECT person FROM document WHERE type = $1 AND number = $2";
constexpr char kInsertDocument[] =
    "INSERT INTO document (type, number, person, known_at_us) "
    "VALUES ($1, $2, $3, $4)";
constexpr char kInsertPerson[] =
    "INSERT INTO person (person, revision, known_at_us, birth_day, sex, "
    "content) VALUES ($1, 1, $2, $3, $4, $5)";
constexpr char kFindPerson[] =
    "SELECT content, known_at_us FROM person "
    "WHERE person = $1 AND known_at_us <= $2 ORDER BY revision DESC LIMIT 1";
constexpr char kFindTraits[] =
    "SELECT birth_day, sex FROM person "
    "WHERE person = $1 AND known_at_us <= $2 ORDER BY revision DESC LIMIT 1";

}  // namespace

absl::StatusOr<std::optional<idcs::IdcsNumber>> FindDocumentHolder(
    base::sql::Session& session, const DocumentKey& document) {
  std::optional<idcs::IdcsNumber> holder;
  RSU_RETURN_IF_ERROR(session.Query(
      kFindDocument,
      {Value::Integer(document.type), Value::Text(document.number)},
      [&holder](const Row& row) {
        holder = idcs::IdcsNumber::FromValue(row.Integer(0));
        return absl::OkStatus();
      }));
  return holder;
}

absl::Status InsertPerson(base::sql::WriteSession& session,
                          idcs::IdcsNumber person, const PersonRow& row) {
  const Value number = Value::Integer(person.value());
  const Value known_at = Value::Integer(session.known_at_us());
  RSU_RETURN_IF_ERROR(
      session
          .Execute(
              kInsertPerson,
              {number, known_at, Value::Integer(row.birth_date.day_number()),
               Value::Integer(row.sex), Value::Bytes(row.content)})
          .status());
  for (const DocumentKey& document : row.documents) {
    RSU_RETURN_IF_ERROR(
        session
            .Execute(kInsertDocument,
                     {Value::Integer(document.type),
                      Value::Text(document.number), number, known_at})
            .status());
  }
  return absl::OkStatus();
}

absl::StatusOr<std::optional<StoredPerson>> FindPerson(
    base::sql::Session& session, idcs::IdcsNumber person,
    std::int64_t known_at_us) {
  std::optional<StoredPerson> found;
  RSU_RETURN_IF_ERROR(session.Query(
      kFindPerson,
      {Value::Integer(person.value()), Value::Integer(known_at_us)},
      [&found](const Row& row) {
        found = StoredPerson{std::string(row.Bytes(0)), row.Integer(1)};
        return absl::OkStatus();
      }));
  return found;
}

absl::StatusOr<std::optional<PersonTraits>> FindPersonTraits(
    base::sql::Session& session, idcs::IdcsNumber person,
    std::int64_t known_at_us) {
  std::optional<PersonTraits> found;
  RSU_RETURN_IF_ERROR(session.Query(
      kFindTraits,
      {Value::Integer(person.value()), Value::Integer(known_at_us)},
      [&found](const Row& row) {
        found = PersonTraits{base::Date::FromDayNumber(
                                 static_cast<std::int32_t>(row.Integer(0))),
                             static_cast<int>(row.Integer(1))};
        return absl::OkStatus();
      }));
  return found;
}

}  // namespace registry
