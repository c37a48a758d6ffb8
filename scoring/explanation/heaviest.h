#ifndef SCORING_EXPLANATION_HEAVIEST_H_
#define SCORING_EXPLANATION_HEAVIEST_H_

#include <cstddef>
#include <vector>

#include "scoring/explanation/explain.h"
#include "scoring/variables/declared_by.h"
#include "scoring/variables/variables.h"

namespace scoring {

// A term of an explanation, among those that weigh most.
struct HeavyTerm {
  std::size_t term = 0;  // its place in Explanation::terms

  // Whether the household could declare, of the same members in the same place,
  // what makes the term add something else: declared_by.h decides it.
  bool can_be_changed = false;
};

// Of the terms that can be changed and of those that cannot `most` each, by the
// size of what they add, the heaviest first, of one size in the order of the
// annex. Without the constant and what adds nothing. The explanation is that of
// `declared`, the variables of a declaration of `members`.
//
// Pure: same arguments, same answer.
std::vector<HeavyTerm> HeaviestTerms(const Explanation& explanation,
                                     const Variables& declared,
                                     const MembersByAge& members,
                                     std::size_t most);

}  // namespace scoring

#endif  // SCORING_EXPLANATION_HEAVIEST_H_
