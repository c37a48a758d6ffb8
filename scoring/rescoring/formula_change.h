#ifndef SCORING_RESCORING_FORMULA_CHANGE_H_
#define SCORING_RESCORING_FORMULA_CHANGE_H_

#include <array>
#include <vector>

#include "absl/strings/string_view.h"
#include "scoring/formula/formula.h"
#include "scoring/variables/pack_variables.h"

namespace scoring {

// What one formula changes about another, to prove of a household that its
// score stays: a region's constant that changed is no other region's, and a
// coefficient that changed is nothing to a household whose variable is 0.
//
// Immutable; thread-safe. Refers to neither formula once made.
class FormulaChange {
 public:
  FormulaChange(const Formula& before, const Formula& after);

  // False only if both formulas give these packed variables one score.
  bool MayChange(absl::string_view packed) const;

 private:
  struct Annex {
    std::array<bool, kRegionCount> start_changed = {};
    std::vector<PackedPlace> changed;  // variables with another coefficient
  };

  static Annex Compare(const Formula& before, const Formula& after,
                       registry::Milieu milieu);

  std::array<Annex, 2> annexes_;  // urban, rural
};

}  // namespace scoring

#endif  // SCORING_RESCORING_FORMULA_CHANGE_H_
