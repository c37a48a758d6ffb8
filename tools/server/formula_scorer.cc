#include "tools/server/formula_scorer.h"

#include "base/status_macros.h"
#include "scoring/score/compute_score.h"
#include "scoring/storage/score_inputs.h"
#include "scoring/variables/extract_variables.h"
#include "scoring/variables/pack_variables.h"

namespace server {

absl::StatusOr<std::optional<registry::DeclaredScore>> FormulaScorer::Score(
    const registry::VerifiedHousehold& household) const {
  const scoring::Formula* const formula =
      formulas_.InForce(household.facts().effective_date);
  if (formula == nullptr) return std::nullopt;
  const scoring::Variables variables = scoring::ExtractVariables(household);
  RSU_ASSIGN_OR_RETURN(const scoring::ExactScore score,
                       scoring::ComputeScore(*formula, variables));
  return registry::DeclaredScore{
      scoring::PackVariables(variables), std::string(formula->name()),
      std::string(formula->figures_digest()), score.score.ticks()};
}

absl::StatusOr<std::int64_t> FormulaScorer::Keep(
    base::sql::WriteSession& session, const registry::DeclarationKey& key,
    base::Date effective_date, const registry::DeclaredScore& score,
    std::optional<registry::Sex> head_sex) const {
  return scoring::AddScoreInput(
      session, key,
      {effective_date, score.formula, score.ticks, score.variables, head_sex,
       score.formula_digest});
}

}  // namespace server
