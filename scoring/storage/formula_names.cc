#include "scoring/storage/formula_names.h"

#include <cstddef>
#include <utility>

#include "base/sql/question.h"
#include "base/sql/rows.h"
#include "base/sql/stored_value.h"
#include "base/status_macros.h"

namespace scoring {
namespace {

using base::sql::AllRows;
using base::sql::Change;
using base::sql::Row;
using base::sql::Session;
using base::sql::Trip;
using base::sql::Value;
using base::sql::WriteSession;

constexpr char kFind[] = "SELECT formula FROM formula_name WHERE name = $1";
constexpr char kInsert[] =
    "INSERT INTO formula_name (formula, name) SELECT "
    "coalesce(max(formula), 0) + 1, $1 FROM formula_name WHERE TRUE "
    "ON CONFLICT DO NOTHING";
constexpr char kInsertDigest[] =
    "INSERT INTO formula_digest (formula, digest) VALUES ($1, $2)";
constexpr char kList[] =
    "SELECT formula_name.formula, name, digest FROM formula_name "
    "LEFT JOIN formula_digest "
    "ON formula_digest.formula = formula_name.formula "
    "ORDER BY formula_name.formula";

// Numbers count from 1 and one at a time.
constexpr std::int64_t kLargestNumber = 1'000'000;

StoredFormula FormulaOf(const Row& row) {
  StoredFormula formula;
  formula.number = base::sql::IntegerIn(row, 0, 1, kLargestNumber);
  formula.name = std::string(row.Text(1));
  if (!row.IsNull(2)) formula.digest = std::string(row.Bytes(2));
  return formula;
}

}  // namespace

void FormulaNumber::Ask(Trip& trip) {
  is_claimed_ = false;
  is_new_ = false;
  AskNumber(trip);
}

void FormulaNumber::AskNumber(Trip& trip) {
  base::sql::AskInteger(trip, kFind, {Value::Text(name_)}, &number_);
}

absl::StatusOr<FormulaNumber::Next> FormulaNumber::Decide(
    std::int64_t /*known_at_us*/, Trip& trip) {
  if (number_ != 0) {
    if (is_new_ && !digest_.empty()) {
      trip.Put(kInsertDigest, {Value::Integer(number_), Value::Bytes(digest_)});
    }
    return Next::kDone;
  }
  if (is_claimed_) {
    AskNumber(trip);
    return Next::kGoOn;
  }
  is_claimed_ = true;
  trip.Claim(kInsert, {Value::Text(name_)},
             [this](bool stored) { is_new_ = stored; });
  return Next::kGoOn;
}

absl::StatusOr<std::int64_t> NumberOfFormula(WriteSession& session,
                                             absl::string_view name,
                                             absl::string_view digest) {
  FormulaNumber formula(name, digest);
  RSU_RETURN_IF_ERROR(base::sql::CarryOut(formula, session));
  return formula.number();
}

absl::StatusOr<std::vector<StoredFormula>> ListFormulas(Session& session) {
  return AllRows(session, kList, {}, FormulaOf);
}

absl::Status StoreFormulaDigest(WriteSession& session, std::int64_t number,
                                absl::string_view digest) {
  return Change(session, kInsertDigest,
                {Value::Integer(number), Value::Bytes(digest)});
}

absl::StatusOr<std::vector<std::string>> FormulaNames(Session& session) {
  RSU_ASSIGN_OR_RETURN(std::vector<StoredFormula> formulas,
                       ListFormulas(session));
  std::vector<std::string> names;
  for (StoredFormula& formula : formulas) {
    names.resize(static_cast<std::size_t>(formula.number) + 1);
    names.back() = std::move(formula.name);
  }
  return names;
}

}  // namespace scoring
