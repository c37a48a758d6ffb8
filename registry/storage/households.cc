#include "registry/storage/households.h"

#include <utility>

#include "base/sql/stored_value.h"
#include "base/status_macros.h"
#include "base/text.h"
#include "idcs/issuing/stored_number.h"

namespace registry {
namespace {

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
  "sender, content, variables, formula, score_ticks, position "        \
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
    "x'', variables, formula, score_ticks, position FROM declaration "
    "WHERE household = $1 AND known_at_us <= $2 ORDER BY revision";

constexpr char kFindSame[] =
    "SELECT revision FROM declaration WHERE household = $1 "
    "AND effective_day = $2 AND content = $3 ORDER BY revision DESC LIMIT 1";
constexpr char kIsRegistered[] =
    "SELECT CASE WHEN EXISTS (SELECT 1 FROM person WHERE person = $1) "
    "OR EXISTS (SELECT 1 FROM declaration WHERE household = $1) "
    "THEN 1 ELSE 0 END";
constexpr char kListHouseholds[] =
    "SELECT sender, household_ref, household FROM household "
    "WHERE (sender, household_ref) > ($1, $2) AND known_at_us <= $3 "
    "ORDER BY sender, household_ref LIMIT $4";
constexpr char kListHouseholdsOfSender[] =
    "SELECT sender, household_ref, household FROM household "
    "WHERE sender = $1 AND household_ref > $2 AND known_at_us <= $3 "
    "ORDER BY household_ref LIMIT $4";

base::Date DayOf(const Row& row, int column) {
  return base::sql::DayIn(row, column);
}

StoredDeclaration DeclarationOf(const Row& row) {
  StoredDeclaration declaration;
  declaration.key = {idcs::NumberIn(row, 0), row.Integer(1)};
  declaration.replaces = row.Integer(2);
  declaration.effective_date = DayOf(row, 3);
  declaration.known_at_us = row.Integer(4);
  declaration.sender = std::string(row.Text(5));
  declaration.content = std::string(row.Bytes(6));
  declaration.variables = std::string(row.Bytes(7));
  declaration.formula = std::string(row.Text(8));
  declaration.score_ticks = row.Integer(9);
  declaration.position = row.Integer(10);
  return declaration;
}

absl::StatusOr<std::vector<StoredDeclaration>> QueryDeclarations(
    Session& session, absl::string_view sql,
    absl::Span<const Value> parameters) {
  std::vector<StoredDeclaration> found;
  RSU_RETURN_IF_ERROR(session.Query(sql, parameters, [&found](const Row& row) {
    found.push_back(DeclarationOf(row));
    return absl::OkStatus();
  }));
  return found;
}

absl::StatusOr<std::optional<StoredDeclaration>> QueryDeclaration(
    Session& session, absl::string_view sql,
    absl::Span<const Value> parameters) {
  RSU_ASSIGN_OR_RETURN(std::vector<StoredDeclaration> found,
                       QueryDeclarations(session, sql, parameters));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

// The first number that the query yields; 0 if none.
absl::StatusOr<std::int64_t> QueryNumber(Session& session,
                                         absl::string_view sql,
                                         absl::Span<const Value> parameters) {
  std::int64_t number = 0;
  RSU_RETURN_IF_ERROR(session.Query(sql, parameters, [&number](const Row& row) {
    number = row.Integer(0);
    return absl::OkStatus();
  }));
  return number;
}

}  // namespace

base::Date LastDay() { return base::Date::Parse("9999-12-31").value(); }

absl::StatusOr<std::optional<IdcsNumber>> FindHousehold(
    Session& session, absl::string_view sender,
    absl::string_view household_ref) {
  std::optional<IdcsNumber> household;
  const auto find = [&](absl::string_view reference) {
    return session.Query(kFindHousehold,
                         {Value::Text(sender), Value::Text(reference)},
                         [&household](const Row& row) {
                           household = idcs::NumberIn(row, 0);
                           return absl::OkStatus();
                         });
  };
  RSU_RETURN_IF_ERROR(find(household_ref));
  if (household.has_value()) return household;
  // One that was stored before references had one form.
  const std::string decomposed = base::DecomposedText(household_ref);
  if (decomposed != household_ref) RSU_RETURN_IF_ERROR(find(decomposed));
  return household;
}

absl::Status InsertHousehold(base::sql::WriteSession& session,
                             absl::string_view sender,
                             absl::string_view household_ref,
                             IdcsNumber household) {
  return session
      .Execute(kInsertHousehold,
               {Value::Text(sender), Value::Text(household_ref),
                Value::Integer(household.value()),
                Value::Integer(session.known_at_us())})
      .status();
}

absl::StatusOr<std::int64_t> LastRevision(Session& session,
                                          IdcsNumber household) {
  return QueryNumber(session, kLastRevision,
                     {Value::Integer(household.value())});
}

absl::Status InsertDeclaration(base::sql::WriteSession& session,
                               const StoredDeclaration& declaration,
                               const std::vector<MemberRow>& members) {
  const Value household = Value::Integer(declaration.key.household.value());
  const Value revision = Value::Integer(declaration.key.revision);
  const Value day = Value::Integer(declaration.effective_date.day_number());
  RSU_RETURN_IF_ERROR(
      session
          .Execute(kInsertDeclaration,
                   {household, revision, Value::Integer(declaration.replaces),
                    day, Value::Integer(session.known_at_us()),
                    Value::Text(declaration.sender),
                    Value::Bytes(declaration.content),
                    Value::Bytes(declaration.variables),
                    Value::Text(declaration.formula),
                    Value::Integer(declaration.score_ticks),
                    Value::Integer(declaration.position)})
          .status());
  for (const MemberRow& member : members) {
    RSU_RETURN_IF_ERROR(
        session
            .Execute(kInsertMember,
                     {Value::Integer(member.person.value()), day, household,
                      revision, Value::Integer(member.activity)})
            .status());
  }
  return absl::OkStatus();
}

absl::StatusOr<std::optional<StoredDeclaration>> FindDeclaration(
    Session& session, const DeclarationKey& key) {
  return QueryDeclaration(
      session, kFindDeclaration,
      {Value::Integer(key.household.value()), Value::Integer(key.revision)});
}

absl::StatusOr<std::optional<StoredDeclaration>> FindDeclarationInForce(
    Session& session, IdcsNumber household, base::Date day,
    std::int64_t known_at_us) {
  return QueryDeclaration(
      session, kFindInForce,
      {Value::Integer(household.value()), Value::Integer(day.day_number()),
       Value::Integer(known_at_us)});
}

absl::StatusOr<std::int64_t> FindSameDeclaration(Session& session,
                                                 IdcsNumber household,
                                                 base::Date effective_date,
                                                 absl::string_view content) {
  return QueryNumber(
      session, kFindSame,
      {Value::Integer(household.value()),
       Value::Integer(effective_date.day_number()), Value::Bytes(content)});
}

absl::StatusOr<std::vector<StoredDeclaration>> ListDeclarationsBefore(
    Session& session, IdcsNumber household, std::int64_t before_revision,
    int most) {
  return QueryDeclarations(
      session, kListDeclarations,
      {Value::Integer(household.value()), Value::Integer(before_revision),
       Value::Integer(most)});
}

absl::StatusOr<std::vector<StoredDeclaration>> ListDeclarationsKnown(
    Session& session, IdcsNumber household, std::int64_t known_at_us) {
  return QueryDeclarations(
      session, kListKnown,
      {Value::Integer(household.value()), Value::Integer(known_at_us)});
}

absl::StatusOr<bool> IsRegistered(Session& session, IdcsNumber number) {
  RSU_ASSIGN_OR_RETURN(
      const std::int64_t found,
      QueryNumber(session, kIsRegistered, {Value::Integer(number.value())}));
  return found != 0;
}

absl::StatusOr<std::vector<ListedHousehold>> ListHouseholdsAfter(
    Session& session, const HouseholdPosition& after, absl::string_view sender,
    std::int64_t known_at_us, int most) {
  std::vector<ListedHousehold> listed;
  const bool all = sender.empty();
  RSU_RETURN_IF_ERROR(session.Query(
      all ? kListHouseholds : kListHouseholdsOfSender,
      {Value::Text(all ? absl::string_view(after.sender) : sender),
       Value::Text(after.household_ref), Value::Integer(known_at_us),
       Value::Integer(most)},
      [&listed](const Row& row) {
        listed.push_back({{std::string(row.Text(0)), std::string(row.Text(1))},
                          idcs::NumberIn(row, 2)});
        return absl::OkStatus();
      }));
  return listed;
}

}  // namespace registry
