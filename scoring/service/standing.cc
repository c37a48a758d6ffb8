#include "scoring/service/standing.h"

#include "scoring/rescoring/score_in_force.h"

namespace scoring {

absl::StatusOr<bool> IsUsable(const FormulaSet& formulas,
                              const registry::StoredDeclaration& stored) {
  return IsUsable(formulas, stored.formula, stored.score_ticks);
}

absl::StatusOr<bool> IsUsable(const FormulaSet& formulas,
                              absl::string_view formula,
                              std::int64_t score_ticks) {
  const Formula* known = formulas.ByName(formula);
  if (known == nullptr) return UnknownFormula(formula);
  return known->usable_range().Holds(score_ticks);
}

}  // namespace scoring
