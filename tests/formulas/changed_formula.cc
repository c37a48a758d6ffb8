#include "tests/formulas/changed_formula.h"

#include <cstdlib>
#include <utility>

#include "absl/strings/str_replace.h"
#include "base/date.h"
#include "scoring/formula/formula_files.h"

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

Formula RuralRaised(const std::string& name, absl::string_view effective_from,
                    std::int64_t ticks) {
  return Changed(name, effective_from, [ticks](FormulaFigures& figures) {
    figures.rural.constant =
        scoring::Coefficient::FromTicks(figures.rural.constant.ticks() + ticks);
  });
}

FormulaSet WithDecree(std::vector<Formula> others) {
  const FormulaSet decree = FormulaSet::Load().value();
  others.insert(others.end(), decree.formulas().begin(),
                decree.formulas().end());
  return FormulaSet::Create(std::move(others)).value();
}

FormulaSet WithNext() {
  return WithDecree({RuralRaised("next", "2027-01-01", 1'000'000)});
}

std::string NextAsDraft() {
  return absl::StrReplaceAll(
      scoring::FormulaFiles()[0].text,
      {{"decree-2-21-582", "draft"}, {"\"8.695\"", "\"8.795\""}});
}

scoring::Coefficient& CoefficientOf(scoring::Annex& annex,
                                    scoring::Variable variable) {
  for (scoring::FormulaTerm& term : annex.terms) {
    if (term.variable == variable) return term.coefficient;
  }
  std::abort();
}

}  // namespace formulas
