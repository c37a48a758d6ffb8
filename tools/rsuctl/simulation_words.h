#ifndef TOOLS_RSUCTL_SIMULATION_WORDS_H_
#define TOOLS_RSUCTL_SIMULATION_WORDS_H_

#include <cstdint>
#include <string>
#include <vector>

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

// A figure of the answers about people, as it is and as it would be.
struct AnswerLine {
  const char* what;
  std::int64_t before;
  std::int64_t after;
};

// Those that say most, in the order in which they are shown.
inline std::vector<AnswerLine> AnswerLines(
    const rsu::scoring::v1::SimulatedAnswers& answers) {
  const auto& a = answers.before();
  const auto& b = answers.after();
  return {
      {"AMO Tadamon, in their own name", a.tadamon_principals(),
       b.tadamon_principals()},
      {"AMO Tadamon, as dependants", a.tadamon_dependants(),
       b.tadamon_dependants()},
      {"AMO Chamil, in their own name", a.chamil_principals(),
       b.chamil_principals()},
      {"AMO Chamil, as dependants", a.chamil_dependants(),
       b.chamil_dependants()},
      {"AMO Chamil, contributions, MAD a month", a.chamil_contributions_mad(),
       b.chamil_contributions_mad()},
      {"AMO Chamil, with a waiting period", a.chamil_waiting(),
       b.chamil_waiting()},
      {"direct aid, households", a.aid_households(), b.aid_households()},
      {"direct aid, MAD a month", a.aid_monthly_mad(), b.aid_monthly_mad()},
      {"direct aid, children who count", a.aid_children(), b.aid_children()},
      {"direct aid, birth premiums, MAD in a year", a.aid_birth_premiums_mad(),
       b.aid_birth_premiums_mad()},
      {"direct aid, households excluded whatever their score", a.aid_excluded(),
       b.aid_excluded()},
      {"back-to-school aid, MAD, as far as it is known", a.school_aid_mad(),
       b.school_aid_mad()},
      {"back-to-school aid, children whose level is not known",
       a.school_aid_unknown(), b.school_aid_unknown()}};
}

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_SIMULATION_WORDS_H_
