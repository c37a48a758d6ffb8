#ifndef SCORING_STORAGE_UPGRADE_FORMULA_AGREEMENT_H_
#define SCORING_STORAGE_UPGRADE_FORMULA_AGREEMENT_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "base/sql/database.h"
#include "base/sql/upgrade.h"
#include "scoring/formula/formula_set.h"

namespace scoring {

// Sees to it that `formulas` are those that the register's scores were computed
// with, before anything is answered by them: each that the register names is
// there, and has the figures that it had then. To names of an older store,
// which kept no digest of the figures, it adds that of the formula that is
// there now. Returns how many it added.
//
// Errors:
//   INVALID_ARGUMENT  formulas are missing, or have other figures; the message
//                     names all of them and says what to do.
//   Those of the store.
absl::StatusOr<std::int64_t> AgreeOnFormulas(
    base::sql::Database& database, const scoring::FormulaSet& formulas);

// AgreeOnFormulas(), for the list of what a start completes. Borrows
// `formulas`.
base::sql::Upgrade FormulaUpgrade(const FormulaSet& formulas);

}  // namespace scoring

#endif  // SCORING_STORAGE_UPGRADE_FORMULA_AGREEMENT_H_
