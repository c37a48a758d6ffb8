#ifndef SCORING_PROGRAMME_COMMON_RULES_H_
#define SCORING_PROGRAMME_COMMON_RULES_H_

#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "base/date.h"
#include "scoring/programme/rules.h"

namespace scoring {

// What holds for all programmes, by date. Empty lists: nothing is asked. A
// plain value; safe to share between threads while nobody writes.
struct CommonRules {
  std::vector<DependantRule> dependants;
  std::vector<ScoreAgeRule> score_age;
  std::vector<ResidenceRule> residence;
  std::vector<BirthDateRule> birth_dates;
  std::vector<PrincipalRule> principals;
  std::vector<UnusableShareRule> unusable_share;
  std::vector<WayOut> ways_out;  // in the order of the configuration
};

// What somebody can do who is told a reason on `day`; null: nothing is said.
const WayOut* WayOutOf(const CommonRules& rules, absl::string_view reason,
                       base::Date day);

// Errors:
//   INVALID_ARGUMENT, reason MALFORMED_PROGRAMME: rules not in order of date,
//   or figures outside what the proto says of them; each with its place.
absl::Status CheckCommonRules(const CommonRules& rules);

}  // namespace scoring

#endif  // SCORING_PROGRAMME_COMMON_RULES_H_
