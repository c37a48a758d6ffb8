#ifndef TOOLS_POPULATION_GENERATOR_LINES_H_
#define TOOLS_POPULATION_GENERATOR_LINES_H_

#include <cstdint>
#include <vector>

#include "rapidjson/stringbuffer.h"
#include "registry/declaration/household_facts.h"
#include "tools/population_generator/coverage.h"
#include "tools/population_generator/people.h"
#include "tools/population_generator/statuses.h"

namespace population {

// Lines of the interchange formats (docs/formats.md), as registry/interchange
// reads them, appended to a buffer with their ends. `number` is that of the
// household.

void AppendDeclaration(std::int64_t number,
                       const registry::HouseholdFacts& facts,
                       rapidjson::StringBuffer& lines);

// One line for each of `people`, the members of `facts`.
void AppendPeople(std::int64_t number, const registry::HouseholdFacts& facts,
                  const std::vector<DrawnPerson>& people,
                  rapidjson::StringBuffer& lines);

// One line for each event.
void AppendCoverage(std::int64_t number, const std::vector<DrawnEvent>& events,
                    rapidjson::StringBuffer& lines);

void AppendStatuses(std::int64_t number,
                    const std::vector<DrawnStatus>& statuses,
                    rapidjson::StringBuffer& lines);

}  // namespace population

#endif  // TOOLS_POPULATION_GENERATOR_LINES_H_
