#ifndef SCORING_FORMULA_FORMULA_H_
#define SCORING_FORMULA_FORMULA_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "registry/codes/place.h"
#include "scoring/formula/coefficient.h"
#include "scoring/variables/catalogue.h"

namespace scoring {

inline constexpr std::size_t kRegionCount = registry::kRegions;

// coefficient x variable, a line of an annex.
struct FormulaTerm {
  std::string number;  // in the annex, "V19"
  Variable variable;
  Coefficient coefficient;
};

// The formula of one milieu: score = constant + region + sum of the terms.
struct Annex {
  Coefficient constant;
  std::array<Coefficient, kRegionCount> regions;  // "01" at index 0
  std::vector<FormulaTerm> terms;                 // V1, V2, ... once loaded
};

// Scores outside are kept and flagged, and not used for eligibility. Ticks of
// 1e-7, both ends within.
struct UsableRange {
  std::int64_t lowest_ticks = 0;
  std::int64_t highest_ticks = 0;

  bool Holds(std::int64_t ticks) const {
    return lowest_ticks <= ticks && ticks <= highest_ticks;
  }
};

// What a formula is made of, before anyone has looked whether it holds
// together.
struct FormulaFigures {
  std::string name;
  base::Date effective_from;
  UsableRange usable_range;
  Annex urban;
  Annex rural;
};

// The coefficient of a variable, as the summation wants it.
struct Weight {
  std::size_t variable;  // index in the catalogue
  std::int64_t ticks;    // of 1e-7
};

// An annex laid out for summation over the common denominator 100 n:
//
//   100 n x (start + sum of whole) + 100 x sum of shares + sum of amounts
//
// where each sum is over ticks x the integer kept for the variable. Neither
// this nor any part of it leaves 64 bits while every variable is within its
// catalogue range: Formula::Create() has seen to that.
struct AnnexWeights {
  std::array<std::int64_t, kRegionCount> start_ticks;  // constant + region
  std::vector<Weight> whole;
  std::vector<Weight> shares;
  std::vector<Weight> amounts;
};

// One dated score formula: two annexes of published figures, such as those of
// decree 2-21-582. The statistics office may replace it, so that figures are
// data (data/*.textproto) and never code. Immutable; thread-safe.
class Formula {
 public:
  // Errors:
  //   INVALID_ARGUMENT, reason MALFORMED_FORMULA: a name that is none, an empty
  //   usable range, a variable or a number twice in an annex, a number that is
  //   not V1, V2, ..., or figures so large that some household within the
  //   ranges of the catalogue would overflow 64 bits. Each with its place,
  //   "urban.terms[3].variable".
  static absl::StatusOr<Formula> Create(FormulaFigures figures);

  // "decree-2-21-582"; kept with every score it gives.
  const std::string& name() const { return figures_.name; }

  // First day on which it is used.
  base::Date effective_from() const { return figures_.effective_from; }

  const UsableRange& usable_range() const { return figures_.usable_range; }

  // SHA-256, 32 bytes, of every figure that determines a score and whether it
  // is usable: constants, regions, coefficients by variable, usable range. Not
  // of the name, of days, of what terms are numbered, of sources or marks. It
  // is stored with the first score, so that it may never come out otherwise for
  // the same figures.
  const std::string& figures_digest() const { return figures_digest_; }

  const Annex& annex(registry::Milieu milieu) const {
    return milieu == registry::Milieu::kUrban ? figures_.urban : figures_.rural;
  }

  const AnnexWeights& weights(registry::Milieu milieu) const {
    return milieu == registry::Milieu::kUrban ? urban_weights_ : rural_weights_;
  }

 private:
  explicit Formula(FormulaFigures figures);

  FormulaFigures figures_;
  AnnexWeights urban_weights_;
  AnnexWeights rural_weights_;
  std::string figures_digest_;
};

}  // namespace scoring

#endif  // SCORING_FORMULA_FORMULA_H_
