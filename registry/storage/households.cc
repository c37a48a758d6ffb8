#include "registry/storage/households.h"

#include <utility>

#include "base/sql/question.h"
#include "base/sql/rows.h"
#include "base/sql/stored_value.h"
#include "base/status_macros.h"
#include "idcs/issuing/stored_number.h"
#include "registry/declaration/stored_declaration.h"

namespace registry {
namespace {

using base::sql::AllRows;
using base::sql::IntegerOrZero;
using base::sql::OneRowOrNone;
using base::sql::Row;
using base::sql::Session;
using base::sql::Trip;
using base::sql::Value;
using idcs::IdcsNumber;

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
// One question, since what the household has declared is found by its number.
// The greatest, and not the first of an order: SQLite would open a sorter.
constexpr char kHouseholdState[] =
    "SELECT d.household, d.revision, d.replaces, d.effective_day, "
    "d.known_at_us, d.sender, d.variables, d.formula, d.score_ticks, "
    "d.position, d.content, h.household, "
    "(SELECT l.revision FROM declaration AS l "
    "WHERE l.household = h.household ORDER BY l.revision DESC LIMIT 1), "
    "(SELECT s.revision FROM declaration AS s "
    "WHERE s.household = h.household AND s.effective_day = $3 "
    "AND s.content = $4 ORDER BY s.revision DESC LIMIT 1) "
    "FROM household AS h LEFT JOIN declaration AS d "
    "ON d.household = h.household AND d.revision = "
    "(SELECT max(i.revision) FROM declaration AS i "
    "WHERE i.household = h.household AND i.effective_day = "
    "(SELECT max(b.effective_day) FROM declaration AS b "
    "WHERE b.household = h.household AND b.effective_day <= $3)) "
    "WHERE h.sender = $1 AND h.household_ref = $2";
constexpr char kListKnown[] =
    "SELECT household, revision, replaces, effective_day, known_at_us, sender, "
    "variables, formula, score_ticks, position FROM declaration "
    "WHERE household = $1 AND known_at_us <= $2 ORDER BY revision";

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

HouseholdState StateOf(const Row& row) {
  HouseholdState state;
  if (!row.IsNull(0)) state.in_force = DeclarationOf(row);
  state.household = idcs::NumberIn(row, 11);
  state.last_revision = row.Integer(12);
  state.same = row.Integer(13);
  return state;
}

ListedHousehold ListedOf(const Row& row) {
  return {{std::string(row.Text(0)), std::string(row.Text(1))},
          idcs::NumberIn(row, 2)};
}

}  // namespace

base::Date LastDay() { return base::Date::Parse("9999-12-31").value(); }

void AskHouseholdState(Trip& trip, const HouseholdReference& name,
                       base::Date effective_date, absl::string_view content,
                       std::optional<HouseholdState>* found) {
  found->reset();
  const auto ask = [&](absl::string_view reference) {
    trip.Ask(
        kHouseholdState,
        {Value::Text(name.sender), Value::Text(reference),
         Value::Integer(effective_date.day_number()), Value::Bytes(content)},
        [found](const Row& row) {
          if (!found->has_value()) *found = StateOf(row);
        });
  };
  ask(name.household_ref);
  if (name.decomposed_ref != name.household_ref) ask(name.decomposed_ref);
}

void PutHousehold(Trip& trip, const HouseholdReference& name,
                  IdcsNumber household, std::int64_t known_at_us) {
  trip.Put(kInsertHousehold,
           {Value::Text(name.sender), Value::Text(name.household_ref),
            Value::Integer(household.value()), Value::Integer(known_at_us)});
}

absl::StatusOr<std::int64_t> LastRevision(Session& session,
                                          IdcsNumber household) {
  return IntegerOrZero(session, kLastRevision,
                       {Value::Integer(household.value())});
}

void PutDeclaration(Trip& trip, const StoredDeclaration& declaration,
                    const std::vector<MemberRow>& members) {
  const Value household = Value::Integer(declaration.key.household.value());
  const Value revision = Value::Integer(declaration.key.revision);
  const Value day = Value::Integer(declaration.effective_date.day_number());
  trip.Put(
      kInsertDeclaration,
      {household, revision, Value::Integer(declaration.replaces), day,
       Value::Integer(declaration.known_at_us), Value::Text(declaration.sender),
       Value::Bytes(declaration.content), Value::Bytes(declaration.variables),
       Value::Text(declaration.formula),
       Value::Integer(declaration.score_ticks),
       Value::Integer(declaration.position)});
  for (const MemberRow& member : members) {
    trip.Put(kInsertMember,
             {Value::Integer(member.person.value()), day, household, revision,
              base::sql::EnumValue(member.activity)});
  }
}

absl::Status InsertDeclaration(base::sql::WriteSession& session,
                               const StoredDeclaration& declaration,
                               const std::vector<MemberRow>& members) {
  StoredDeclaration row = declaration;
  row.known_at_us = session.known_at_us();
  Trip trip;
  PutDeclaration(trip, row, members);
  return trip.Make(session);
}

absl::StatusOr<std::optional<StoredDeclaration>> FindDeclaration(
    Session& session, const DeclarationKey& key) {
  return OneRowOrNone(
      session, kFindDeclaration,
      {Value::Integer(key.household.value()), Value::Integer(key.revision)},
      DeclarationOf);
}

void AskDeclaration(Trip& trip, const DeclarationKey& key,
                    std::optional<StoredDeclaration>* found) {
  base::sql::AskRow(
      trip, kFindDeclaration,
      {Value::Integer(key.household.value()), Value::Integer(key.revision)},
      DeclarationOf, found);
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
