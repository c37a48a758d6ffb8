#ifndef SCORING_EXPLANATION_HEAVIEST_H_
#define SCORING_EXPLANATION_HEAVIEST_H_

#include <cstddef>
#include <vector>

#include "scoring/explanation/explain.h"
#include "scoring/score/score.h"

namespace scoring {

// A term of an explanation, among those that weigh most.
struct HeavyTerm {
  std::size_t term = 0;  // its place in Explanation::terms

  // Whether a declared fact that can change stands behind it. What cannot, is
  // decided in counterfactual.h: where the household lives, who belongs to it,
  // birth dates.
  bool can_be_changed = false;
};

// Of the terms that can be changed and of those that cannot `most` each, by the
// size of what they add, the heaviest first, of one size in the order of the
// annex. Without the constant and what adds nothing.
//
// Pure: same arguments, same answer.
std::vector<HeavyTerm> HeaviestTerms(const Explanation& explanation,
                                     std::size_t most);

// The score if each term that can be changed and adds to it added nothing, all
// others staying as they are: rounded half up once, as the score is.
//
// Pure: same arguments, same answer.
Score WithoutChangeableTerms(const Explanation& explanation);

}  // namespace scoring

#endif  // SCORING_EXPLANATION_HEAVIEST_H_
