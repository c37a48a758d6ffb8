#ifndef TOOLS_POPULATION_GENERATOR_SUMMARY_H_
#define TOOLS_POPULATION_GENERATOR_SUMMARY_H_

#include <array>
#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "registry/codes/place.h"
#include "registry/declaration/household_facts.h"
#include "scoring/formula/formula.h"
#include "scoring/score/score.h"
#include "scoring/variables/variables.h"

namespace population {

// Sums over households of one milieu.
struct MilieuSums {
  std::int64_t households = 0;
  std::int64_t people = 0;
  std::int64_t rooms = 0;
  std::int64_t with_electricity = 0;
  std::int64_t communication_monthly_centimes = 0;
  std::array<std::int64_t, registry::kRegions> people_by_region = {};
  std::int64_t at_most_tadamon = 0;
  std::int64_t at_most_asd = 0;
  std::int64_t not_usable = 0;  // outside the formula's usable range

  MilieuSums& operator+=(const MilieuSums& other);
};

// With what households are scored: the formula and the thresholds in force on
// their effective date.
struct ScoringRules {
  const scoring::Formula* formula;
  scoring::Score tadamon;
  scoring::Score asd;
};

// What a population came to, by milieu, in whole numbers, so that the parts may
// be summed in any order.
class Summary {
 public:
  // `variables` are those of `facts`.
  //
  // Errors: those of ComputeScore(), none for facts that were generated.
  absl::Status Add(const registry::HouseholdFacts& facts,
                   const scoring::Variables& variables,
                   const ScoringRules& rules);

  void Add(const Summary& other);

  const MilieuSums& urban() const { return milieus_[0]; }
  const MilieuSums& rural() const { return milieus_[1]; }
  MilieuSums All() const;

  // For people, some thirty lines.
  std::string ToText() const;

 private:
  std::array<MilieuSums, 2> milieus_;
};

}  // namespace population

#endif  // TOOLS_POPULATION_GENERATOR_SUMMARY_H_
