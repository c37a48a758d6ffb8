#ifndef SCORING_SERVICE_STANDING_H_
#define SCORING_SERVICE_STANDING_H_

#include "registry/storage/households.h"
#include "scoring/formula/formula_set.h"

namespace scoring {

// Whether the stored score may be used for eligibility: it lies in the usable
// range of the formula that gave it. False for a formula that is not known any
// more.
bool IsUsable(const FormulaSet& formulas,
              const registry::StoredDeclaration& stored);

}  // namespace scoring

#endif  // SCORING_SERVICE_STANDING_H_
