#ifndef TOOLS_POPULATION_GENERATOR_COMPOSITION_H_
#define TOOLS_POPULATION_GENERATOR_COMPOSITION_H_

#include <vector>

#include "base/date.h"
#include "registry/declaration/household_facts.h"
#include "tools/population_generator/calibration.h"
#include "tools/population_generator/draw.h"

namespace population {

// Who lives together: `size` members, the head first, with relationship, sex
// and birth date, all else zero. Parents are at least 17 years older than their
// children and mothers less than 46, children of one mother are ten months
// apart or twins, spouses are adults.
void DrawMembers(const Calibration& calibration, int size, base::Date day,
                 Draw& draw, std::vector<registry::MemberFacts>& members);

}  // namespace population

#endif  // TOOLS_POPULATION_GENERATOR_COMPOSITION_H_
