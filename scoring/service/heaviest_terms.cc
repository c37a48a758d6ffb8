#include "scoring/service/heaviest_terms.h"

#include <cstddef>

#include "absl/status/status.h"
#include "base/date.h"
#include "base/status_macros.h"
#include "scoring/explanation/explain.h"
#include "scoring/explanation/heaviest.h"
#include "scoring/explanation/lowest_score.h"
#include "scoring/explanation/words.h"
#include "scoring/service/stored_score.h"
#include "scoring/variables/counted_ages.h"
#include "scoring/variables/declared_by.h"
#include "scoring/variables/pack_variables.h"

namespace scoring {
namespace {

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

void FillHeavyTerm(const ExplainedTerm& term, bool can_be_changed,
                   rsu::eligibility::v1::HeavyTerm& out) {
  out.set_number(term.number);
  out.set_description(term.description);
  out.set_contribution(term.contribution);
  out.set_can_be_changed(can_be_changed);
  for (const std::string& fact : term.facts) out.add_facts(fact);
}

}  // namespace

absl::StatusOr<ScoreReach> FillHeaviestTerms(
    const registry::StoredDeclaration& stored,
    const std::vector<NamedMember>& members, const FormulaSet& formulas,
    registry::Language language,
    rsu::eligibility::v1::ScoreStanding& standing) {
  RSU_ASSIGN_OR_RETURN(const Formula* formula, FormulaOf(formulas, stored));
  RSU_ASSIGN_OR_RETURN(const Variables declared,
                       UnpackVariables(stored.variables));
  RSU_ASSIGN_OR_RETURN(const Explanation explanation,
                       Explain(*formula, declared, language));
  const MembersByAge by_age = ByAge(members, stored.effective_date);
  for (const HeavyTerm& one :
       HeaviestTerms(explanation, declared, by_age, kMostOfEach)) {
    FillHeavyTerm(explanation.terms[one.term], one.can_be_changed,
                  *standing.add_heaviest_terms());
  }
  const auto found = FindLowestScore(*formula, declared, by_age);
  if (!found.ok()) {
    return absl::DataLossError("a stored declaration has other members");
  }
  ScoreReach reach;
  reach.lowest = found->score;
  for (const FallingTerm& falling : found->falling) {
    if (reach.falling.size() == kMostOfEach) break;
    reach.falling.emplace_back(WordsFor(falling.term->variable, language));
  }
  return reach;
}

}  // namespace scoring
