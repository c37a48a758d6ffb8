#include "scoring/service/standing.h"

namespace scoring {

bool IsUsable(const FormulaSet& formulas,
              const registry::StoredDeclaration& stored) {
  const Formula* formula = formulas.ByName(stored.formula);
  if (formula == nullptr) return false;
  const UsableRange& range = formula->usable_range();
  return range.lowest_ticks <= stored.score_ticks &&
         stored.score_ticks <= range.highest_ticks;
}

}  // namespace scoring
