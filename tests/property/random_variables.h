#ifndef TESTS_PROPERTY_RANDOM_VARIABLES_H_
#define TESTS_PROPERTY_RANDOM_VARIABLES_H_

#include "scoring/formula/formula.h"
#include "scoring/score/score.h"
#include "scoring/variables/variables.h"
#include "tests/golden/random_household.h"

namespace property {

// Variables in their ranges, with the ends of the ranges drawn often; a hundred
// times faster than a whole declaration. Somebody may have more pupils than
// members: a score does not ask.
scoring::Variables DrawVariables(golden::Draw& draw);

// Where a score is to land beside a threshold.
enum class Landing {
  kOnTick,     // rounds to the threshold itself
  kTickAbove,  // to one tick above it
  kTickBelow,  // to one tick below it
  kLowerEdge,  // to the threshold, from as little as can be: a tie if it can be
  kUpperEdge,  // to the threshold, from as much as can be
};

// Variables whose score under `formula` lands so: drawn, then with the three
// amounts chosen to make up the rest.
scoring::Variables DrawBeside(golden::Draw& draw,
                              const scoring::Formula& formula,
                              scoring::Score threshold, Landing landing);

}  // namespace property

#endif  // TESTS_PROPERTY_RANDOM_VARIABLES_H_
