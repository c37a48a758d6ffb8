#ifndef TESTS_PROPERTY_RANDOM_FACTS_H_
#define TESTS_PROPERTY_RANDOM_FACTS_H_

#include "registry/declaration/declaration.h"
#include "scoring/formula/formula.h"
#include "scoring/variables/variables.h"
#include "tests/golden/random_household.h"

namespace property {

// The formula of the decree.
const scoring::Formula& ReleasedFormula();

// A formula that weighs every variable in both annexes, with either sign, so
// that a score need not rise with any fact.
scoring::Formula RandomFormula(golden::Draw& draw);

// At most nine people, so that one of many does not take all the time.
rsu::registry::v1::Declaration SmallHousehold(golden::Draw& draw);

// A declaration that passes every rule of the format.
registry::Declaration RandomDeclaration(golden::Draw& draw);

// The variables of a declaration, by the way of a register.
scoring::Variables VariablesOf(const registry::Declaration& declaration);
scoring::Variables RandomVariables(golden::Draw& draw);

}  // namespace property

#endif  // TESTS_PROPERTY_RANDOM_FACTS_H_
