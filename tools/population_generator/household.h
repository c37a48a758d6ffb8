#ifndef TOOLS_POPULATION_GENERATOR_HOUSEHOLD_H_
#define TOOLS_POPULATION_GENERATOR_HOUSEHOLD_H_

#include <cstdint>
#include <string>

#include "base/date.h"
#include "registry/declaration/household_facts.h"
#include "tools/population_generator/calibration.h"

namespace population {

// Which population: the same one gives the same households, always.
struct Population {
  std::uint64_t seed = 1;
  base::Date effective_date;
};

// Households are counted from 1; a reference shows nine digits.
inline constexpr std::int64_t kMostHouseholds = 999'999'999;

// The facts of household `number` of `population`, whatever others are made.
// Every declaration rule holds for them (registry/declaration).
//
//   RSU_ASSIGN_OR_RETURN(const Calibration calibration, Calibration::Load());
//   const registry::HouseholdFacts facts = GenerateHousehold(
//       calibration, {/*seed=*/1, effective_date}, /*number=*/1);
//
// Pure and thread-safe.
registry::HouseholdFacts GenerateHousehold(const Calibration& calibration,
                                           const Population& population,
                                           std::int64_t number);

// "H000000001".
std::string HouseholdRef(std::int64_t number);

// "H000000001-3" of the third member, counted from 1.
std::string PersonRef(std::int64_t number, int member);

}  // namespace population

#endif  // TOOLS_POPULATION_GENERATOR_HOUSEHOLD_H_
