#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/sql/rows.h"
#include "base/status_macros.h"
#include "idcs/number/number.h"
#include "registry/declaration/declaration.h"
#include "registry/declaration/stored_declaration.h"
#include "registry/verification/verification.h"
#include "scoring/score/compute_score.h"
#include "scoring/variables/extract_variables.h"
#include "scoring/variables/pack_variables.h"
#include "tools/store_check/contents.h"

namespace store_check {
namespace {

using base::sql::Row;
using base::sql::Session;
using base::sql::Value;
using registry::Declaration;

constexpr char kDeclarations[] =
    "SELECT d.household, d.revision, d.effective_day, d.content, d.variables, "
    "d.formula, d.score_ticks, coalesce(i.head_sex, 0), d.sender "
    "FROM declaration d LEFT JOIN score_input i ON i.position = d.position";
constexpr char kHousehold[] =
    "SELECT household FROM household WHERE sender = $1 AND household_ref = $2";
constexpr char kMembers[] =
    "SELECT person, activity FROM member WHERE household = $1 AND "
    "revision = $2 ORDER BY person";

// What stands beside the content.
struct StoredRow {
  std::int64_t household = 0;
  std::int64_t revision = 0;
  std::int64_t effective_day = 0;
  std::string content;
  std::string variables;
  std::string formula;
  std::int64_t score_ticks = 0;
  std::int64_t head_sex = 0;  // 0: not noted
  std::string sender;

  std::string key() const { return absl::StrCat(household, "/", revision); }
};

StoredRow RowOf(const Row& row) {
  return {row.Integer(0),
          row.Integer(1),
          row.Integer(2),
          std::string(row.Bytes(3)),
          std::string(row.Bytes(4)),
          std::string(row.Text(5)),
          row.Integer(6),
          row.Integer(7),
          std::string(row.Text(8))};
}

// What the content and the formula give, against what was stored.
void CompareScore(const StoredRow& row, const Declaration& declaration,
                  const scoring::FormulaSet& formulas, const Report& report) {
  const auto& facts = declaration.facts();
  if (facts.effective_date.day_number() != row.effective_day) {
    report({"declaration", row.key(), "the day is not that of its content"});
  }
  for (const registry::MemberFacts& member : facts.members) {
    if (member.relationship == registry::Relationship::kHead &&
        row.head_sex != 0 && static_cast<int>(member.sex) != row.head_sex) {
      report({"score_input", row.key(),
              "the sex of the head is not that of "
              "the content"});
    }
  }
  const scoring::Variables variables =
      scoring::ExtractVariables(registry::VerifyDeclared(declaration));
  if (scoring::PackVariables(variables) != row.variables) {
    report({"declaration", row.key(),
            "the variables are not those of its "
            "content"});
  }
  const scoring::Formula* const formula = formulas.ByName(row.formula);
  if (formula == nullptr) {
    report({"declaration", row.key(),
            "its formula is not known here: give it with --formula"});
    return;
  }
  const auto score = scoring::ComputeScore(*formula, variables);
  if (!score.ok() || score->score.ticks() != row.score_ticks) {
    report({"declaration", row.key(), "the score is not that of its content"});
  }
}

// The members of the content by number, with their activities.
using Members = std::vector<std::pair<std::int64_t, std::int64_t>>;

Members::value_type MemberOf(const Row& row) {
  return {row.Integer(0), row.Integer(1)};
}

Members MembersOf(const Declaration& declaration) {
  Members members;
  for (std::size_t i = 0; i < declaration.members().size(); ++i) {
    const auto number = idcs::IdcsNumber::Parse(declaration.members()[i].idcs);
    if (!number.ok()) continue;
    members.emplace_back(
        number->value(),
        static_cast<int>(declaration.facts().members[i].activity));
  }
  std::sort(members.begin(), members.end());
  return members;
}

absl::Status CompareMembers(Session& session, const StoredRow& row,
                            const Declaration& declaration,
                            const Report& report) {
  RSU_ASSIGN_OR_RETURN(const Members stored,
                       base::sql::AllRows(session, kMembers,
                                          {Value::Integer(row.household),
                                           Value::Integer(row.revision)},
                                          MemberOf));
  if (stored != MembersOf(declaration)) {
    report({"member", row.key(), "members are not those of the content"});
  }
  return absl::OkStatus();
}

// Whether sender and reference lead to the household.
absl::Status CompareHousehold(Session& session, const StoredRow& row,
                              const std::string& household_ref,
                              const Report& report) {
  RSU_ASSIGN_OR_RETURN(const auto household,
                       base::sql::OneRowOrNone(session, kHousehold,
                                               {Value::Text(row.sender),
                                                Value::Text(household_ref)},
                                               base::sql::FirstInteger));
  if (household.value_or(-1) != row.household) {
    report({"household", row.key(),
            "sender and reference of the content lead to another"});
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckDeclarations(Session& session, bool deep,
                               const scoring::FormulaSet& formulas,
                               const Report& report) {
  return session.Query(
      kDeclarations, {}, [&](const Row& found) -> absl::Status {
        const StoredRow row = RowOf(found);
        if (!scoring::UnpackVariables(row.variables).ok()) {
          report({"declaration", row.key(), "the variables cannot be read"});
        }
        rsu::registry::v1::Declaration message;
        const bool readable =
            registry::ReadStoredDeclaration(row.content, {}, message).ok();
        const auto declaration = Declaration::Read(message);
        if (!readable || !declaration.ok()) {
          report({"declaration", row.key(), "the content is no declaration"});
          return absl::OkStatus();
        }
        if (!deep) return absl::OkStatus();
        CompareScore(row, *declaration, formulas, report);
        RSU_RETURN_IF_ERROR(
            CompareHousehold(session, row, message.household_ref(), report));
        return CompareMembers(session, row, *declaration, report);
      });
}

}  // namespace store_check
