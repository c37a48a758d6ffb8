#ifndef SCORING_VARIABLES_EXTRACT_VARIABLES_H_
#define SCORING_VARIABLES_EXTRACT_VARIABLES_H_

#include "registry/verification/verified_household.h"
#include "scoring/variables/variables.h"

namespace scoring {

// The variables of a household, as annexes 1 and 2 of decree 2-21-582 define
// them, with ages in whole years on the effective date. The order of the
// members does not matter.
//
// Pure: same household, same variables; no clock, no storage.
Variables ExtractVariables(const registry::VerifiedHousehold& household);

}  // namespace scoring

#endif  // SCORING_VARIABLES_EXTRACT_VARIABLES_H_
