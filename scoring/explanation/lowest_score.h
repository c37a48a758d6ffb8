#ifndef SCORING_EXPLANATION_LOWEST_SCORE_H_
#define SCORING_EXPLANATION_LOWEST_SCORE_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "scoring/formula/formula.h"
#include "scoring/score/score.h"
#include "scoring/variables/declared_by.h"
#include "scoring/variables/variables.h"

namespace scoring {

// A term of an annex that adds less to the lowest score than to the score as
// declared: by `numerator` over 10^7 x 100 n points, for n members.
struct FallingTerm {
  const FormulaTerm* term = nullptr;  // the formula's
  std::int64_t numerator = 0;
};

// The lowest score that a household can have, whatever it declares of the same
// members, of the same ages, in the same place (declared_by.h). It is exact: a
// declaration with these variables can be made, and none scores lower. Whether
// it would be true, nobody says here.
struct LowestScore {
  Score score;  // usable or not
  Variables variables;

  // Which terms fall on the way, what falls most first, of one size in the
  // order of the annex. Empty where `score` is that of the declaration.
  std::vector<FallingTerm> falling;
};

// Finds it without trying declarations: each part of a declaration bounds no
// other, so that the lowest of each are the lowest of all: it costs about as
// much as ten scores. `declared` are the variables of a declaration, `members`
// its members.
//
// Pure: same arguments, same answer.
//
// Errors: those of ComputeScore().
absl::StatusOr<LowestScore> FindLowestScore(const Formula& formula,
                                            const Variables& declared,
                                            const MembersByAge& members);

}  // namespace scoring

#endif  // SCORING_EXPLANATION_LOWEST_SCORE_H_
