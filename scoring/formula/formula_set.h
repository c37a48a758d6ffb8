#ifndef SCORING_FORMULA_FORMULA_SET_H_
#define SCORING_FORMULA_FORMULA_SET_H_

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "base/date.h"
#include "scoring/formula/formula.h"
#include "scoring/formula/formula_files.h"

namespace scoring {

// All formulas that are known, each in force from its first day until the next
// one's. Past ones stay, so that any past score can be computed again.
// Immutable; thread-safe. Formulas handed out live as long as the set.
class FormulaSet {
 public:
  // The formulas of scoring/formula/data, which the program carries in itself,
  // and `more`.
  //
  // Errors: those of ParseFormula(), with the name of the file, and of
  // Create(). None for the files as released, which is tested.
  static absl::StatusOr<FormulaSet> Load(
      absl::Span<const FormulaFile> more = {});

  // Errors:
  //   INVALID_ARGUMENT  two formulas have one name, or begin on one day.
  static absl::StatusOr<FormulaSet> Create(std::vector<Formula> formulas);

  FormulaSet(FormulaSet&&) = default;
  FormulaSet& operator=(FormulaSet&&) = default;
  FormulaSet(const FormulaSet&) = delete;
  FormulaSet& operator=(const FormulaSet&) = delete;

  // The formula in force on `day`; null before the first.
  const Formula* InForce(base::Date day) const;

  // Null if there is none of that name.
  const Formula* ByName(absl::string_view name) const;

  // In order of their first days.
  const std::vector<Formula>& formulas() const { return formulas_; }

 private:
  explicit FormulaSet(std::vector<Formula> formulas);

  std::vector<Formula> formulas_;
};

}  // namespace scoring

#endif  // SCORING_FORMULA_FORMULA_SET_H_
