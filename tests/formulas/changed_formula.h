#ifndef TESTS_FORMULAS_CHANGED_FORMULA_H_
#define TESTS_FORMULAS_CHANGED_FORMULA_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "scoring/formula/formula.h"
#include "scoring/formula/formula_set.h"

namespace formulas {

// The formula of decree 2-21-582 as some later decree might change it.
scoring::Formula Changed(
    const std::string& name, absl::string_view effective_from,
    const std::function<void(scoring::FormulaFigures&)>& change);

// The decree with so many ticks of 1e-7 more for everybody in the countryside.
scoring::Formula RuralRaised(const std::string& name,
                             absl::string_view effective_from,
                             std::int64_t ticks);

// The decree alone, and with others.
scoring::FormulaSet WithDecree(std::vector<scoring::Formula> others);

// The decree, and from 2027 on `next`: 0.1 more in the countryside.
scoring::FormulaSet WithNext();

// The figures of `next` as a text of their own, the formula `draft`.
std::string NextAsDraft();

// The coefficient of a variable that is a term of the annex.
scoring::Coefficient& CoefficientOf(scoring::Annex& annex,
                                    scoring::Variable variable);

}  // namespace formulas

#endif  // TESTS_FORMULAS_CHANGED_FORMULA_H_
