#ifndef TOOLS_POPULATION_GENERATOR_COVERAGE_H_
#define TOOLS_POPULATION_GENERATOR_COVERAGE_H_

#include <cstdint>
#include <vector>

#include "base/date.h"
#include "registry/codes/coverage.h"
#include "registry/declaration/household_facts.h"
#include "tools/population_generator/calibration.h"
#include "tools/population_generator/household.h"

namespace population {

// What an insuring body says of a member.
struct DrawnEvent {
  int member;          // index in the household
  const char* source;  // the body that sends it
  registry::CoverageChange change;
  registry::Regime regime;
  registry::InsuredRole role;
  base::Date effective_date;
  registry::CoverageReason reason;
};

// The events of household `number`, by member and in order of date: an opening
// for each member who declares a regime of work, pension or studies, some who
// do not declare it, and openings that were closed again. Pure; thread-safe.
std::vector<DrawnEvent> DrawCoverage(const Calibration& calibration,
                                     const Population& population,
                                     std::int64_t number,
                                     const registry::HouseholdFacts& facts);

}  // namespace population

#endif  // TOOLS_POPULATION_GENERATOR_COVERAGE_H_
