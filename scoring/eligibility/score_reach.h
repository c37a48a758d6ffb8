#ifndef SCORING_ELIGIBILITY_SCORE_REACH_H_
#define SCORING_ELIGIBILITY_SCORE_REACH_H_

#include <vector>

#include "absl/status/statusor.h"
#include "scoring/eligibility/scored_file.h"
#include "scoring/explanation/explain.h"
#include "scoring/formula/formula_set.h"
#include "scoring/score/score.h"
#include "scoring/variables/catalogue.h"

namespace scoring {

// What weighs most in a household's score, and how low the score could come.
struct ScoreReach {
  // As HeaviestTerms() gives them, at most four of each.
  struct HeavyTermOfScore {
    ExplainedTerm term;  // described in English
    bool can_be_changed = false;
  };
  std::vector<HeavyTermOfScore> heaviest;

  Score lowest;

  // At most four: the terms that would fall, what falls most first.
  std::vector<Variable> falling;
};

// Errors: FAILED_PRECONDITION, reason UNKNOWN_FORMULA; DATA_LOSS: what is
// stored gives no score.
absl::StatusOr<ScoreReach> ReachOf(const ScoredHousehold& household,
                                   const FormulaSet& formulas);

}  // namespace scoring

#endif  // SCORING_ELIGIBILITY_SCORE_REACH_H_
