#include "tools/server/formula_scorer.h"

#include <cstdint>

#include "base/status_macros.h"
#include "scoring/score/compute_score.h"
#include "scoring/storage/added_input.h"
#include "scoring/variables/extract_variables.h"
#include "scoring/variables/pack_variables.h"

namespace server {
namespace {

class KeptInput : public registry::KeptScore {
 public:
  KeptInput(const registry::DeclarationKey* key,
            const scoring::ScoreInput& input)
      : added_(key, input) {}

  void AddKeys(base::sql::Keys& keys) const override { added_.AddKeys(keys); }
  void Ask(base::sql::Trip& trip) override { added_.Ask(trip); }
  absl::StatusOr<Next> Decide(std::int64_t known_at_us,
                              base::sql::Trip& trip) override {
    return added_.Decide(known_at_us, trip);
  }
  std::optional<std::int64_t> position() const override {
    return added_.position();
  }

 private:
  scoring::AddedInput added_;
};

}  // namespace

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

std::unique_ptr<registry::KeptScore> FormulaScorer::Keep(
    const registry::DeclarationKey* key, base::Date effective_date,
    const registry::DeclaredScore* score,
    std::optional<registry::Sex> head_sex) const {
  return std::make_unique<KeptInput>(
      key,
      scoring::ScoreInput{effective_date, score->formula, score->ticks,
                          score->variables, head_sex, score->formula_digest});
}

}  // namespace server
