#ifndef TESTS_FORMULAS_CHANGED_FORMULA_H_
#define TESTS_FORMULAS_CHANGED_FORMULA_H_

#include <functional>
#include <string>

#include "absl/strings/string_view.h"
#include "scoring/formula/formula.h"
#include "scoring/formula/formula_set.h"

namespace formulas {

// The formula of decree 2-21-582 as some later decree might change it.
scoring::Formula Changed(
    const std::string& name, absl::string_view effective_from,
    const std::function<void(scoring::FormulaFigures&)>& change);

// The decree alone, and with others.
scoring::FormulaSet WithDecree(std::vector<scoring::Formula> others);

// The coefficient of a variable that is a term of the annex.
scoring::Coefficient& CoefficientOf(scoring::Annex& annex,
                                    scoring::Variable variable);

}  // namespace formulas

#endif  // TESTS_FORMULAS_CHANGED_FORMULA_H_
