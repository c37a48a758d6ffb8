#ifndef SCORING_VARIABLES_EXTRACT_FROM_FACTS_H_
#define SCORING_VARIABLES_EXTRACT_FROM_FACTS_H_

#include "registry/declaration/household_facts.h"
#include "scoring/variables/variables.h"

namespace scoring::internal {

// The pure core of ExtractVariables(), without the proof that the facts were
// verified: for its tests, and for what-if questions that change one fact of a
// household and score nobody.
//
// `facts` keep the rules of household_facts.h: exactly one head, all in range.
// A count or amount beyond its range, or a missing head, never wraps into a
// wrong number in range: it gives variables that CheckVariables() refuses.
Variables ExtractFromFacts(const registry::HouseholdFacts& facts);

}  // namespace scoring::internal

#endif  // SCORING_VARIABLES_EXTRACT_FROM_FACTS_H_
