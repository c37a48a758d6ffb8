#include "scoring/eligibility/score_reach.h"

#include <cstddef>

#include "absl/status/status.h"
#include "base/date.h"
#include "base/status_macros.h"
#include "scoring/explanation/heaviest.h"
#include "scoring/explanation/lowest_score.h"
#include "scoring/rescoring/score_in_force.h"
#include "scoring/variables/counted_ages.h"
#include "scoring/variables/declared_by.h"
#include "scoring/variables/pack_variables.h"

namespace scoring {
namespace {

using registry::NamedMember;

// As the proto says. So many terms are named in a way out, too.
constexpr std::size_t kMostOfEach = 4;

MembersByAge ByAge(const std::vector<NamedMember>& members, base::Date day) {
  MembersByAge counts;
  for (const NamedMember& named : members) {
    const int age = base::WholeYears(named.member.birth_date, day);
    if (IsAdult(age)) ++counts.adults;
    if (IsOfSchoolAge(age)) ++counts.of_school_age;
  }
  return counts;
}

}  // namespace

absl::StatusOr<ScoreReach> ReachOf(const ScoredHousehold& household,
                                   const FormulaSet& formulas) {
  const Formula* const formula = formulas.ByName(household.formula);
  if (formula == nullptr) return UnknownFormula(household.formula);
  const registry::StoredDeclaration& stored = household.file->declaration();
  RSU_ASSIGN_OR_RETURN(const Variables declared,
                       UnpackVariables(stored.variables));
  RSU_ASSIGN_OR_RETURN(const Explanation explanation,
                       Explain(*formula, declared));
  const MembersByAge by_age =
      ByAge(household.file->members(), stored.effective_date);
  ScoreReach reach;
  for (const HeavyTerm& one :
       HeaviestTerms(explanation, declared, by_age, kMostOfEach)) {
    reach.heaviest.push_back({explanation.terms[one.term], one.can_be_changed});
  }
  const auto found = FindLowestScore(*formula, declared, by_age);
  if (!found.ok()) {
    return absl::DataLossError("a stored declaration has other members");
  }
  reach.lowest = found->score;
  for (const FallingTerm& falling : found->falling) {
    if (reach.falling.size() == kMostOfEach) break;
    reach.falling.push_back(falling.term->variable);
  }
  return reach;
}

}  // namespace scoring
