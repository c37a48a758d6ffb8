#ifndef TOOLS_POPULATION_GENERATOR_STATUSES_H_
#define TOOLS_POPULATION_GENERATOR_STATUSES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "base/date.h"
#include "registry/codes/status.h"
#include "registry/declaration/household_facts.h"
#include "tools/population_generator/household.h"

namespace population {

// A status that a body reports of a member, and that began.
struct DrawnStatus {
  int member;          // index in the household
  const char* source;  // the body that sends it
  registry::PersonStatus status;
  base::Date effective_date;
  std::optional<registry::SchoolLevel> school_level;
};

// The statuses of household `number`, by member: a pension of who is retired,
// public employment of who works under CNOPS, and of nineteen in twenty who
// study, that they do and at what level by age. Which body reports them, and
// these shares, are our decision (D). Pure; thread-safe.
std::vector<DrawnStatus> DrawStatuses(const Population& population,
                                      std::int64_t number,
                                      const registry::HouseholdFacts& facts);

}  // namespace population

#endif  // TOOLS_POPULATION_GENERATOR_STATUSES_H_
