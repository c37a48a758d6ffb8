#ifndef TESTS_RPC_OTHER_RULES_H_
#define TESTS_RPC_OTHER_RULES_H_

#include <string>
#include <utility>
#include <vector>

#include "scoring/programme/parse_programme.h"
#include "scoring/programme/programme_set.h"

// Programmes and common rules that are none of those released, in texts.
namespace rpc_test {

// A band and a grace period; other amounts, ages and ranks; another waiting
// period; other ages of dependants, no residence, and scores of a year only.
inline constexpr char kTadamon[] = R"(name: "amo-tadamon" title: "AMO Tadamon"
  periods { effective_from: "2020-01-01" source: "test" mark: "D"
    at_most: "9.4" }
  stability_rules { effective_from: "2020-01-01" source: "test" mark: "D"
    band: "0.05" grace_days: 400 confirmations: 1 })";
inline constexpr char kChamil[] = R"(name: "amo-chamil" title: "AMO Chamil"
  periods { effective_from: "2020-01-01" source: "test" mark: "D" above: "9.4"
    brackets { above: "9.4" up_to: "9.6" contribution_mad: 100 }
    brackets { above: "9.6" contribution_mad: 300 } }
  waiting_periods { effective_from: "2020-01-01" source: "test" mark: "D"
    months: 6 })";
inline constexpr char kAsd[] = R"(name: "asd" title: "Direct social aid"
  periods { effective_from: "2020-01-01" source: "test" mark: "D"
    at_most: "9.6" }
  aid_rules { effective_from: "2020-01-01" source: "test" mark: "D"
    child_under_age: 18 no_school_under_age: 5
    ranks { first_rank: 1 last_rank: 2 schooled_mad: 410 out_of_school_mad: 170
      fatherless_mad: 520 }
    ranks { first_rank: 3 last_rank: 4 schooled_mad: 90 out_of_school_mad: 30 }
    severe_disability_mad: 230 birth_premiums_mad: [ 3000, 1500, 700 ]
    household_floor_mad: 450 without_child_mad: 380 }
  stability_rules { effective_from: "2020-01-01" source: "test" mark: "D"
    band: "0.1" }
  exclusion_rules { effective_from: "2020-01-01" source: "test" mark: "D"
    statuses: [ PENSION ] }
  child_head_rules { effective_from: "2020-01-01" source: "test" mark: "D"
    order: [ KAFALA, HUSBAND ] }
  school_aid_rules { effective_from: "2020-01-01" source: "test" mark: "D"
    month: 1 most_children: 2
    primary_mad: 70 lower_secondary_mad: 80 upper_secondary_mad: 90 })";
inline constexpr char kCommon[] = R"(
  dependant_rules { effective_from: "2020-01-01" source: "test" mark: "D"
    child_up_to_age: 17 student_up_to_age: 19 disabled_without_limit: false }
  score_age_rules { effective_from: "2020-01-01" source: "test" mark: "D"
    at_most_months: 18 }
  residence_rules { effective_from: "2020-01-01" source: "test" mark: "D"
    required: false })";

// The rules in files as a server has them.
inline scoring::ProgrammeSet ProgrammesOf(const std::vector<std::string>& texts,
                                          const std::string& common) {
  std::vector<scoring::Programme> programmes;
  for (const std::string& text : texts) {
    programmes.push_back(scoring::ParseProgramme(text).value());
  }
  return scoring::ProgrammeSet::Create(
             std::move(programmes), scoring::ParseCommonRules(common).value())
      .value();
}

}  // namespace rpc_test

#endif  // TESTS_RPC_OTHER_RULES_H_
