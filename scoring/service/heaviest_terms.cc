#include "scoring/service/heaviest_terms.h"

#include <cstddef>

#include "base/status_macros.h"
#include "scoring/explanation/explain.h"
#include "scoring/explanation/heaviest.h"
#include "scoring/service/stored_score.h"
#include "scoring/variables/pack_variables.h"

namespace scoring {
namespace {

// As the proto says.
constexpr std::size_t kMostOfEach = 4;

}  // namespace

absl::StatusOr<Score> FillHeaviestTerms(
    const registry::StoredDeclaration& stored, const FormulaSet& formulas,
    registry::Language language,
    rsu::eligibility::v1::ScoreStanding& standing) {
  RSU_ASSIGN_OR_RETURN(const Formula* formula, FormulaOf(formulas, stored));
  RSU_ASSIGN_OR_RETURN(const Variables variables,
                       UnpackVariables(stored.variables));
  RSU_ASSIGN_OR_RETURN(const Explanation explanation,
                       Explain(*formula, variables, language));
  for (const HeavyTerm& one : HeaviestTerms(explanation, kMostOfEach)) {
    const ExplainedTerm& term = explanation.terms[one.term];
    rsu::eligibility::v1::HeavyTerm& out = *standing.add_heaviest_terms();
    out.set_number(term.number);
    out.set_description(term.description);
    out.set_contribution(term.contribution);
    out.set_can_be_changed(one.can_be_changed);
    for (const std::string& fact : term.facts) out.add_facts(fact);
  }
  return WithoutChangeableTerms(explanation);
}

}  // namespace scoring
