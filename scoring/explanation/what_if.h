#ifndef SCORING_EXPLANATION_WHAT_IF_H_
#define SCORING_EXPLANATION_WHAT_IF_H_

#include <cstdint>
#include <string>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/status_macros.h"
#include "registry/declaration/household_facts.h"
#include "scoring/explanation/counterfactual.h"
#include "scoring/explanation/declared_facts.h"
#include "scoring/formula/formula.h"
#include "scoring/score/compute_score.h"
#include "scoring/score/score.h"
#include "scoring/variables/extract_from_facts.h"

// Only for scoring/explanation.
namespace scoring::internal {

// A household in which one fact at a time is said otherwise.
class WhatIf {
 public:
  static absl::StatusOr<WhatIf> Create(
      const Formula& formula, const registry::HouseholdFacts& facts,
      Score threshold, absl::FunctionRef<absl::Status()> go_on) {
    WhatIf what_if(formula, facts, threshold, go_on);
    RSU_ASSIGN_OR_RETURN(what_if.now_, what_if.ScoreNow());
    return what_if;
  }

  const registry::HouseholdFacts& facts() const { return facts_; }
  Score score() const { return now_.score; }
  bool IsAtMost() const { return now_.score <= threshold_; }

  // The score after `change`, which `undo` takes back.
  absl::StatusOr<ExactScore> Try(
      absl::FunctionRef<void(registry::HouseholdFacts&)> change,
      absl::FunctionRef<void(registry::HouseholdFacts&)> undo) {
    RSU_RETURN_IF_ERROR(go_on_());
    change(facts_);
    absl::StatusOr<ExactScore> score = ScoreNow();
    undo(facts_);
    return score;
  }

  absl::StatusOr<ExactScore> Try(const DeclaredFact& fact, std::int64_t value) {
    const std::int64_t declared = fact.In(facts_);
    return Try(
        [&](registry::HouseholdFacts& facts) { fact.Set(facts, value); },
        [&](registry::HouseholdFacts& facts) { fact.Set(facts, declared); });
  }

  absl::StatusOr<bool> Crosses(const DeclaredFact& fact, std::int64_t value) {
    RSU_ASSIGN_OR_RETURN(const ExactScore score, Try(fact, value));
    return Crosses(score);
  }

  bool Crosses(const ExactScore& score) const {
    return (score.score <= threshold_) != IsAtMost();
  }

  // By how much the score moves.
  std::int64_t Step(const ExactScore& score) const {
    const std::int64_t step = Distance(score.score, now_.score).ticks();
    return step < 0 ? -step : step;
  }

  FactChange Change(std::string field, std::string from, std::string to,
                    const ExactScore& score) const {
    return {std::move(field), std::move(from),
            std::move(to),    {},
            score.score,      Distance(score.score, threshold_),
            score.usable};
  }

 private:
  WhatIf(const Formula& formula, const registry::HouseholdFacts& facts,
         Score threshold, absl::FunctionRef<absl::Status()> go_on)
      : formula_(&formula),
        facts_(facts),
        threshold_(threshold),
        go_on_(go_on) {}

  absl::StatusOr<ExactScore> ScoreNow() const {
    return ComputeScore(*formula_, internal::ExtractFromFacts(facts_));
  }

  const Formula* formula_;
  registry::HouseholdFacts facts_;
  Score threshold_;
  absl::FunctionRef<absl::Status()> go_on_;
  ExactScore now_;
};

}  // namespace scoring::internal

#endif  // SCORING_EXPLANATION_WHAT_IF_H_
