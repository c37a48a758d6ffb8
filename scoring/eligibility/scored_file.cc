#include "scoring/eligibility/scored_file.h"

#include <utility>

#include "base/status_macros.h"
#include "scoring/eligibility/score_history.h"
#include "scoring/rescoring/score_in_force.h"

namespace scoring {

using registry::HouseholdFile;
using registry::StoredDeclaration;

ClassificationInput ScoredFile::Input(base::Date day) const {
  ClassificationInput input;
  input.day = day;
  input.registration = person.registration;
  input.died = person.died;
  input.nobody_left = person.nobody_left;
  input.lives_abroad = person.lives_abroad;
  input.activity = person.activity;
  input.member = person.member;
  if (!person.covers.empty()) {
    input.open_regime = person.covers.front();
    input.open_beside.assign(person.covers.begin() + 1, person.covers.end());
  }
  if (household != nullptr) {
    input.standing = household->standing;
    input.history = household->history;
  }
  return input;
}

absl::StatusOr<std::shared_ptr<const ScoredHousehold>> ScoredFiles::Scored(
    std::shared_ptr<HouseholdFile> household) {
  if (household == nullptr) return nullptr;
  if (last_ != nullptr && last_->file == household) return last_;
  last_ = nullptr;
  registry::RegisterOnDay& known = files_.known();
  const StoredDeclaration& declaration = household->declaration();
  RSU_ASSIGN_OR_RETURN(ScoreByFormula score,
                       FindScoreInForce(known.session(), formulas_, known.day(),
                                        known.known_at_us(), declaration));
  RSU_ASSIGN_OR_RETURN(const bool usable,
                       IsUsable(formulas_, score.formula, score.ticks));
  auto scored = std::make_shared<ScoredHousehold>();
  scored->standing = HouseholdStanding{Score::FromTicks(score.ticks), usable,
                                       declaration.effective_date};
  if (past_.scores) {
    StoredDeclaration in_force = declaration;
    in_force.score_ticks = score.ticks;
    in_force.formula = score.formula;
    RSU_ASSIGN_OR_RETURN(scored->history,
                         FindScoreHistory(known.session(), formulas_, in_force,
                                          known.known_at_us()));
  }
  scored->formula = std::move(score.formula);
  scored->file = std::move(household);
  last_ = std::move(scored);
  return last_;
}

absl::StatusOr<ScoredFile> ScoredFiles::Read(idcs::IdcsNumber person) {
  ScoredFile file;
  RSU_ASSIGN_OR_RETURN(file.person, files_.Read(person));
  RSU_ASSIGN_OR_RETURN(file.household, Scored(file.person.household));
  return file;
}

}  // namespace scoring
