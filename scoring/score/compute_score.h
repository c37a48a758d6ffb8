#ifndef SCORING_SCORE_COMPUTE_SCORE_H_
#define SCORING_SCORE_COMPUTE_SCORE_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "scoring/formula/formula.h"
#include "scoring/score/score.h"
#include "scoring/variables/variables.h"

namespace scoring {

// What a formula gives for a household, before and after rounding.
struct ExactScore {
  // The exact value is numerator / denominator, in ticks of 1e-7 of a point.
  // The denominator is 100 n for a household of n members: shares are over n,
  // and yearly amounts are kept in centimes and weighed in dirhams per person.
  std::int64_t numerator = 0;
  std::int64_t denominator = 100;

  // The exact value rounded half up, once: what is stored, shown and compared.
  Score score;

  // Whether `score` lies in the formula's usable range. Outside it, a score is
  // kept and flagged, and not used for eligibility until a caseworker rules.
  bool usable = false;
};

// score = constant + region + the sum of coefficient x variable, by the annex
// of the household's milieu. The order of the terms makes no difference.
//
// Pure: same arguments, same bits; no clock, no storage, no logging.
//
// Errors:
//   OUT_OF_RANGE  `variables` break CheckVariables(), which those of a verified
//                 household never do. Nothing can overflow: Formula::Create()
//                 refuses figures with which something could.
absl::StatusOr<ExactScore> ComputeScore(const Formula& formula,
                                        const Variables& variables);

}  // namespace scoring

#endif  // SCORING_SCORE_COMPUTE_SCORE_H_
