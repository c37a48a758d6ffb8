#ifndef TOOLS_RSUCTL_SIMULATION_WORDS_H_
#define TOOLS_RSUCTL_SIMULATION_WORDS_H_

#include <string>

#include "proto/rsu/scoring/v1/simulation_service.pb.h"

namespace rsuctl {

// What a rule asks of a score: "at or under 9.3264284"; "none" for no rule.
inline std::string RuleInWords(bool has_rule,
                               const rsu::scoring::v1::SimulatedRule& rule) {
  if (!has_rule) return "none";
  return rule.at_most().empty() ? "above " + rule.above()
                                : "at or under " + rule.at_most();
}

// Whether it can be told what the programme costs over its threshold: it takes
// scores at or under one, and has a cost.
inline bool HasCostCurve(
    const rsu::scoring::v1::SimulatedProgramme& programme) {
  const auto& rule =
      programme.has_after() ? programme.after() : programme.before();
  return programme.has_cost_per_household_mad() && !rule.at_most().empty();
}

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_SIMULATION_WORDS_H_
