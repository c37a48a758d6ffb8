#include "registry/storage/households.h"

#include <utility>

#include "base/sql/rows.h"
#include "base/sql/stored_value.h"
#include "base/status_macros.h"
#include "base/text.h"
#include "idcs/issuing/stored_number.h"
#include "registry/declaration/stored_declaration.h"

namespace registry {
namespace {

using base::sql::AllRows;
using base::sql::Change;
using base::sql::IntegerOrZero;
using base::sql::OneRowOrNone;
using base::sql::Row;
using base::sql::Session;
using base::sql::Value;
using idcs::IdcsNumber;

constexpr char kFindHousehold[] =
    "SELECT household FROM household WHERE sender = $1 AND household_ref = $2";
constexpr char kInsertHousehold[] =
    "INSERT INTO household (sender, household_ref, household, known_at_us) "
    "VALUES ($1, $2, $3, $4)";
constexpr char kLastRevision[] =
    "SELECT revision FROM declaration WHERE household = $1 "
    "ORDER BY revision DESC LIMIT 1";
constexpr char kInsertDeclaration[] =
    "INSERT INTO declaration (household, revision, replaces, effective_day, "
    "known_at_us, sender, content, variables, formula, score_ticks, position) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
constexpr char kInsertMember[] =
    "INSERT INTO member (person, effective_day, household, revision, activity) "
    "VALUES ($1, $2, $3, $4, $5)";

#define RSU_DECLARATION_COLUMNS                                        \
  "SELECT household, revision, replaces, effective_day, known_at_us, " \
  "sender, variables, formula, score_ticks, position, content "        \
  "FROM declaration "
constexpr char kFindDeclaration[] =
    RSU_DECLARATION_COLUMNS "WHERE household = $1 AND revision = $2";
constexpr char kFindInForce[] = RSU_DECLARATION_COLUMNS
    "WHERE household = $1 AND effective_day <= $2 AND known_at_us <= $3 "
    "ORDER BY effective_day DESC, revision DESC LIMIT 1";
constexpr char kListDeclarations[] = RSU_DECLARATION_COLUMNS
    "WHERE household = $1 AND revision < $2 ORDER BY revision DESC LIMIT $3";
#undef RSU_DECLARATION_COLUMNS
constexpr char kListKnown[] =
    "SELECT household, revision, replaces, effective_day, known_at_us, sender, "
    "variables, formula, score_ticks, position FROM declaration "
    "WHERE household = $1 AND known_at_us <= $2 ORDER BY revision";

constexpr char kFindSame[] =
    "SELECT revision FROM declaration WHERE household = $1 "
    "AND effective_day = $2 AND content = $3 ORDER BY revision DESC LIMIT 1";
constexpr char kIsRegistered[] =
    "SELECT EXISTS (SELECT 1 FROM person WHERE person = $1) "
    "OR EXISTS (SELECT 1 FROM declaration WHERE household = $1)";
constexpr char kListHouseholds[] =
    "SELECT sender, household_ref, household FROM household "
    "WHERE (sender, household_ref) > ($1, $2) AND known_at_us <= $3 "
    "ORDER BY sender, household_ref LIMIT $4";
constexpr char kListHouseholdsOfSender[] =
    "SELECT sender, household_ref, household FROM household "
    "WHERE sender = $1 AND household_ref > $2 AND known_at_us <= $3 "
    "ORDER BY household_ref LIMIT $4";

StoredDeclaration WithoutContentOf(const Row& row) {
  StoredDeclaration declaration;
  declaration.key = {idcs::NumberIn(row, 0), row.Integer(1)};
  declaration.replaces = row.Integer(2);
  declaration.effective_date = base::sql::DayIn(row, 3);
  declaration.known_at_us = row.Integer(4);
  declaration.sender = std::string(row.Text(5));
  declaration.variables = std::string(row.Bytes(6));
  declaration.formula = std::string(row.Text(7));
  declaration.score_ticks = row.Integer(8);
  declaration.position = row.Integer(9);
  return declaration;
}

StoredDeclaration DeclarationOf(const Row& row) {
  StoredDeclaration declaration = WithoutContentOf(row);
  declaration.content = std::string(row.Bytes(10));
  return declaration;
}

ListedHousehold ListedOf(const Row& row) {
  return {{std::string(row.Text(0)), std::string(row.Text(1))},
          idcs::NumberIn(row, 2)};
}

}  // namespace

base::Date LastDay() { return base::Date::Parse("9999-12-31").value(); }

absl::StatusOr<std::optional<IdcsNumber>> FindHousehold(
    Session& session, absl::string_view sender,
    absl::string_view household_ref) {
  const auto find = [&](absl::string_view reference) {
    return OneRowOrNone(session, kFindHousehold,
                        {Value::Text(sender), Value::Text(reference)},
                        idcs::FirstNumber);
  };
  RSU_ASSIGN_OR_RETURN(const auto household, find(household_ref));
  if (household.has_value()) return household;
  // One that was stored before references had one form.
  const std::string decomposed = base::DecomposedText(household_ref);
  if (decomposed == household_ref) return std::nullopt;
  return find(decomposed);
}

absl::Status InsertHousehold(base::sql::WriteSession& session,
                             absl::string_view sender,
                             absl::string_view household_ref,
                             IdcsNumber household) {
  return Change(session, kInsertHousehold,
                {Value::Text(sender), Value::Text(household_ref),
                 Value::Integer(household.value()),
                 Value::Integer(session.known_at_us())});
}

absl::StatusOr<std::int64_t> LastRevision(Session& session,
                                          IdcsNumber household) {
  return IntegerOrZero(session, kLastRevision,
                       {Value::Integer(household.value())});
}

absl::Status InsertDeclaration(base::sql::WriteSession& session,
                               const StoredDeclaration& declaration,
                               const std::vector<MemberRow>& members) {
  const Value household = Value::Integer(declaration.key.household.value());
  const Value revision = Value::Integer(declaration.key.revision);
  const Value day = Value::Integer(declaration.effective_date.day_number());
  RSU_RETURN_IF_ERROR(Change(
      session, kInsertDeclaration,
      {household, revision, Value::Integer(declaration.replaces), day,
       Value::Integer(session.known_at_us()), Value::Text(declaration.sender),
       Value::Bytes(declaration.content), Value::Bytes(declaration.variables),
       Value::Text(declaration.formula),
       Value::Integer(declaration.score_ticks),
       Value::Integer(declaration.position)}));
  for (const MemberRow& member : members) {
    RSU_RETURN_IF_ERROR(
        Change(session, kInsertMember,
               {Value::Integer(member.person.value()), day, household, revision,
                base::sql::EnumValue(member.activity)}));
  }
  return absl::OkStatus();
}

absl::StatusOr<std::optional<StoredDeclaration>> FindDeclaration(
    Session& session, const DeclarationKey& key) {
  return OneRowOrNone(
      session, kFindDeclaration,
      {Value::Integer(key.household.value()), Value::Integer(key.revision)},
      DeclarationOf);
}

absl::StatusOr<StoredDeclaration> ReadDeclaration(base::sql::Session& session,
                                                  const DeclarationKey& key) {
  RSU_ASSIGN_OR_RETURN(auto found, FindDeclaration(session, key));
  if (!found.has_value()) return DamagedDeclaration(key);
  return *std::move(found);
}

absl::StatusOr<std::optional<StoredDeclaration>> FindDeclarationInForce(
    Session& session, IdcsNumber household, base::Date day,
    std::int64_t known_at_us) {
  return OneRowOrNone(
      session, kFindInForce,
      {Value::Integer(household.value()), Value::Integer(day.day_number()),
       Value::Integer(known_at_us)},
      DeclarationOf);
}

absl::StatusOr<std::int64_t> FindSameDeclaration(Session& session,
                                                 IdcsNumber household,
                                                 base::Date effective_date,
                                                 absl::string_view content) {
  return IntegerOrZero(
      session, kFindSame,
      {Value::Integer(household.value()),
       Value::Integer(effective_date.day_number()), Value::Bytes(content)});
}

absl::StatusOr<std::vector<StoredDeclaration>> ListDeclarationsBefore(
    Session& session, IdcsNumber household, std::int64_t before_revision,
    int most) {
  return AllRows(session, kListDeclarations,
                 {Value::Integer(household.value()),
                  Value::Integer(before_revision), Value::Integer(most)},
                 DeclarationOf);
}

absl::StatusOr<std::vector<StoredDeclaration>> ListDeclarationsKnown(
    Session& session, IdcsNumber household, std::int64_t known_at_us) {
  return AllRows(
      session, kListKnown,
      {Value::Integer(household.value()), Value::Integer(known_at_us)},
      WithoutContentOf);
}

void AskIfRegistered(base::sql::Trip& trip, IdcsNumber number,
                     bool* is_registered) {
  trip.Ask(kIsRegistered, {Value::Integer(number.value())},
           [is_registered](const Row& row) { *is_registered = row.Truth(0); });
}

absl::StatusOr<std::vector<ListedHousehold>> ListHouseholdsAfter(
    Session& session, const HouseholdPosition& after, absl::string_view sender,
    std::int64_t known_at_us, int most) {
  const bool all = sender.empty();
  return AllRows(session, all ? kListHouseholds : kListHouseholdsOfSender,
                 {Value::Text(all ? absl::string_view(after.sender) : sender),
                  Value::Text(after.household_ref), Value::Integer(known_at_us),
                  Value::Integer(most)},
                 ListedOf);
}

}  // namespace registry
