#ifndef SCORING_EXPLANATION_DIFFERENCE_H_
#define SCORING_EXPLANATION_DIFFERENCE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "base/language.h"
#include "scoring/formula/formula.h"
#include "scoring/score/score.h"
#include "scoring/variables/variables.h"

namespace scoring {

// What became of one figure of the formula and what it is multiplied by, the
// first score being "before" and the second "after". The three numerators say
// what it did to the difference, over ScoreDifference::denominator, in points.
struct DifferenceLine {
  // "constant", "region", or the variable's name in the catalogue.
  std::string variable;

  // The variable in words of the language asked for.
  std::string description;

  // The declared facts that it is picked by or multiplied by, as in
  // ExplainedTerm.
  std::vector<std::string> facts;

  // The term's number in the annex, "V19"; empty where the annex of that score
  // has no such term. "constant" and "region" for those.
  std::string number_before;
  std::string number_after;

  // The exact value, written as in ExplainedTerm; for the region its code,
  // "07".
  std::string value_before;
  std::string value_after;

  // The shortest decimal text; empty where the annex has no such term.
  std::string coefficient_before;
  std::string coefficient_after;

  std::int64_t by_facts = 0;
  std::int64_t by_milieu = 0;
  std::int64_t by_formula = 0;

  // The sum of the three, rounded half up to seven decimals, for reading only:
  // these need not sum to the difference.
  std::string contribution;
};

// Why two scores differ. A plain value, free to copy.
struct ScoreDifference {
  Score before;
  Score after;

  // The constant, the region, then the variables in the order of the catalogue:
  // those whose value or whose coefficient is not the same, also where this
  // moved nothing.
  std::vector<DifferenceLine> lines;

  // Sums over the lines, and the sum of the three: exact score after minus
  // exact score before, in points over `denominator`.
  std::int64_t by_facts = 0;
  std::int64_t by_milieu = 0;
  std::int64_t by_formula = 0;
  std::int64_t exact_numerator = 0;

  // What the two roundings add: exact_numerator + by_rounding over
  // `denominator` is score after minus score before, both rounded. Less than
  // one tick in magnitude.
  std::int64_t by_rounding = 0;

  // Of all numerators: 10^7 x 100 x the least common multiple of the two
  // numbers of members.
  std::int64_t denominator = 1;
};

// Takes the difference between two scores of a household (or of two) apart, so
// that the parts sum to it exactly. The way from the first to the second is
// walked in three steps, in this order, and what each step changes is told
// apart:
//
//   1. facts: formula and annex of the first score, variables and region of the
//      second instead of the first: coefficient before x change of the variable
//   2. milieu: the annex of the second score's milieu, still of the first
//      formula: change of the coefficient x variable after
//   3. formula: the second formula: change of the coefficient x variable after
//
// A term that an annex does not have counts with the coefficient 0. Another
// order would give other parts with the same sum; this one answers "what would
// have changed under the rules as they were" first.
//
// Errors:
//   those of ComputeScore(), for either household.
//   OUT_OF_RANGE  a formula with figures so large that the common denominator
//                 takes a part out of 64 bits. No formula does that under which
//                 every part stays below 3 million points.
absl::StatusOr<ScoreDifference> ExplainDifference(
    const Formula& formula_before, const Variables& before,
    const Formula& formula_after, const Variables& after,
    base::Language language = base::Language::kEnglish);

}  // namespace scoring

#endif  // SCORING_EXPLANATION_DIFFERENCE_H_
