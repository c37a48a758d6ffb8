#include "scoring/formula/formula_set.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "scoring/formula/formula_files.h"
#include "scoring/formula/parse_formula.h"

namespace scoring {
FormulaSet::FormulaSet(std::vector<Formula> formulas)
    : formulas_(std::move(formulas)) {}

absl::StatusOr<FormulaSet> FormulaSet::Load(
    absl::Span<const FormulaFile> more) {
  const absl::Span<const FormulaFile> own = FormulaFiles();
  std::vector<FormulaFile> files(own.begin(), own.end());
  files.insert(files.end(), more.begin(), more.end());
  std::vector<Formula> formulas;
  for (const FormulaFile& file : files) {
    absl::StatusOr<Formula> formula = ParseFormula(file.text);
    if (!formula.ok()) {
      return absl::Status(
          formula.status().code(),
          absl::StrCat(file.file, ": ", formula.status().message()));
    }
    formulas.push_back(*std::move(formula));
  }
  return Create(std::move(formulas));
}

absl::StatusOr<FormulaSet> FormulaSet::Create(std::vector<Formula> formulas) {
  std::sort(formulas.begin(), formulas.end(),
            [](const Formula& a, const Formula& b) {
              return a.effective_from() < b.effective_from();
            });
  for (std::size_t i = 0; i < formulas.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (formulas[i].name() == formulas[j].name()) {
        return absl::InvalidArgumentError(
            absl::StrCat("two formulas named '", formulas[i].name(), "'"));
      }
      if (formulas[i].effective_from() == formulas[j].effective_from()) {
        return absl::InvalidArgumentError(absl::StrCat(
            "formulas '", formulas[j].name(), "' and '", formulas[i].name(),
            "' both begin on ", formulas[i].effective_from().ToString()));
      }
    }
  }
  return FormulaSet(std::move(formulas));
}

const Formula* FormulaSet::InForce(base::Date day) const {
  const Formula* in_force = nullptr;
  for (const Formula& formula : formulas_) {
    if (formula.effective_from() <= day) in_force = &formula;
  }
  return in_force;
}

const Formula* FormulaSet::ByName(absl::string_view name) const {
  for (const Formula& formula : formulas_) {
    if (formula.name() == name) return &formula;
  }
  return nullptr;
}

}  // namespace scoring
