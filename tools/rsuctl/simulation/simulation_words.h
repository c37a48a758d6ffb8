#ifndef TOOLS_RSUCTL_SIMULATION_SIMULATION_WORDS_H_
#define TOOLS_RSUCTL_SIMULATION_SIMULATION_WORDS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "base/language.h"
#include "proto/rsu/scoring/v1/simulation.pb.h"
#include "tools/rsuctl/words/answer_words.h"
#include "tools/rsuctl/words/simulation_texts.h"

namespace rsuctl {

// What a rule asks of a score: "at or under 9.3264284"; "none" for no rule.
inline std::string RuleInWords(bool has_rule,
                               const rsu::scoring::v1::SimulatedRule& rule,
                               base::Language language) {
  if (!has_rule) return Say(SimulationText::kNoRule, language);
  return rule.at_most().empty()
             ? Say(SimulationText::kAbove, language, {rule.above()})
             : Say(SimulationText::kAtOrUnder, language, {rule.at_most()});
}

inline std::string ProgrammeInWords(
    const rsu::scoring::v1::SimulatedProgramme& programme,
    base::Language language) {
  return ProgrammeInWords(programme.name(), programme.title(), language);
}

// What is said before all counts: of scores that may not be used, and of
// programmes that exclude each other and whose thresholds do not meet.
inline std::vector<std::string> WarningsOf(
    const rsu::scoring::v1::Simulation& simulation, base::Language language) {
  std::vector<std::string> warnings;
  if (simulation.not_usable_before() + simulation.not_usable_after() > 0) {
    warnings.push_back(Say(SimulationText::kNotUsable, language,
                           {std::to_string(simulation.not_usable_before()),
                            std::to_string(simulation.not_usable_after())}));
  }
  const auto titled = [&](const std::string& name) {
    for (const auto& programme : simulation.programmes()) {
      if (programme.name() == name) {
        return ProgrammeInWords(programme, language);
      }
    }
    return name;
  };
  const auto warn = [&](SimulationText text, const auto& pair,
                        const std::vector<std::int64_t>& counts) {
    if (counts[0] == 0 && counts[2] == 0) return;
    std::vector<std::string> arguments = {titled(pair.one()),
                                          titled(pair.other())};
    for (const std::int64_t count : counts) {
      arguments.push_back(std::to_string(count));
    }
    warnings.push_back(Say(text, language, arguments));
  };
  for (const auto& pair : simulation.exclusive()) {
    warn(SimulationText::kInBoth, pair,
         {pair.households_in_both_before(), pair.people_in_both_before(),
          pair.households_in_both_after(), pair.people_in_both_after()});
    warn(SimulationText::kInNeither, pair,
         {pair.households_in_neither_before(), pair.people_in_neither_before(),
          pair.households_in_neither_after(), pair.people_in_neither_after()});
  }
  return warnings;
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
  SimulationText what;
  std::int64_t before;
  std::int64_t after;
};

// The figures that say most, in the order in which they are shown.
inline std::vector<AnswerLine> AnswerLines(
    const rsu::scoring::v1::SimulatedAnswers& answers) {
  const auto& a = answers.before();
  const auto& b = answers.after();
  return {
      {SimulationText::kNotPlaced, a.not_scored(), b.not_scored()},
      {SimulationText::kTadamonPrincipals, a.tadamon_principals(),
       b.tadamon_principals()},
      {SimulationText::kTadamonDependants, a.tadamon_dependants(),
       b.tadamon_dependants()},
      {SimulationText::kChamilPrincipals, a.chamil_principals(),
       b.chamil_principals()},
      {SimulationText::kChamilDependants, a.chamil_dependants(),
       b.chamil_dependants()},
      {SimulationText::kChamilContributions, a.chamil_contributions_mad(),
       b.chamil_contributions_mad()},
      {SimulationText::kChamilWaiting, a.chamil_waiting(), b.chamil_waiting()},
      {SimulationText::kAidHouseholds, a.aid_households(), b.aid_households()},
      {SimulationText::kAidMad, a.aid_monthly_mad(), b.aid_monthly_mad()},
      {SimulationText::kAidChildren, a.aid_children(), b.aid_children()},
      {SimulationText::kAidPremiums, a.aid_birth_premiums_mad(),
       b.aid_birth_premiums_mad()},
      {SimulationText::kAidExcluded, a.aid_excluded(), b.aid_excluded()},
      {SimulationText::kSchoolAidMad, a.school_aid_mad(), b.school_aid_mad()},
      {SimulationText::kSchoolAidUnknown, a.school_aid_unknown(),
       b.school_aid_unknown()}};
}

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_SIMULATION_SIMULATION_WORDS_H_
