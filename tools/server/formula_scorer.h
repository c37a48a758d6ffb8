#ifndef TOOLS_SERVER_FORMULA_SCORER_H_
#define TOOLS_SERVER_FORMULA_SCORER_H_

#include <memory>
#include <optional>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "registry/service/household_scorer.h"
#include "scoring/formula/formula_set.h"

namespace server {

// Scores what is declared by the formulas of the server. Thread-safe.
class FormulaScorer : public registry::HouseholdScorer {
 public:
  // Borrows `formulas`.
  explicit FormulaScorer(const scoring::FormulaSet* formulas)
      : formulas_(*formulas) {}

  absl::StatusOr<std::optional<registry::DeclaredScore>> Score(
      const registry::VerifiedHousehold& household) const override;

  std::unique_ptr<registry::KeptScore> Keep(
      const registry::DeclarationKey* key, base::Date effective_date,
      const registry::DeclaredScore* score,
      std::optional<registry::Sex> head_sex) const override;

 private:
  const scoring::FormulaSet& formulas_;
};

}  // namespace server

#endif  // TOOLS_SERVER_FORMULA_SCORER_H_
