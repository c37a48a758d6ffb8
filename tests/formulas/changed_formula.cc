#include "tests/formulas/changed_formula.h"

#include <cstdlib>
#include <utility>

#include "base/date.h"

namespace formulas {

using scoring::Formula;
using scoring::FormulaFigures;
using scoring::FormulaSet;

Formula Changed(const std::string& name, absl::string_view effective_from,
                const std::function<void(FormulaFigures&)>& change) {
  const FormulaSet decree = FormulaSet::Load().value();
  const Formula& old = decree.formulas().front();
  FormulaFigures figures;
  figures.name = name;
  figures.effective_from = base::Date::Parse(effective_from).value();
  figures.usable_range = old.usable_range();
  figures.urban = old.annex(registry::Milieu::kUrban);
  figures.rural = old.annex(registry::Milieu::kRural);
  change(figures);
  return Formula::Create(std::move(figures)).value();
}

FormulaSet WithDecree(std::vector<Formula> others) {
  const FormulaSet decree = FormulaSet::Load().value();
  others.insert(others.end(), decree.formulas().begin(),
                decree.formulas().end());
  return FormulaSet::Create(std::move(others)).value();
}

scoring::Coefficient& CoefficientOf(scoring::Annex& annex,
                                    scoring::Variable variable) {
  for (scoring::FormulaTerm& term : annex.terms) {
    if (term.variable == variable) return term.coefficient;
  }
  std::abort();
}

}  // namespace formulas
