#include "scoring/service/simulated_answers.h"

#include <memory>
#include <optional>
#include <vector>

#include "base/status_macros.h"
#include "idcs/number/number.h"
#include "registry/person_file/holder.h"
#include "scoring/classification/aid_answer.h"
#include "scoring/eligibility/eligibility_answer.h"
#include "scoring/eligibility/eligibility_answers.h"
#include "scoring/eligibility/scored_file.h"

namespace scoring {
namespace {

using base::sql::Session;
using idcs::IdcsNumber;
using registry::NamedMember;

// The household with the score that it would have.
std::shared_ptr<const ScoredHousehold> Rescored(
    const AnsweredHousehold& answered,
    std::shared_ptr<const ScoredHousehold> household) {
  if (!answered.ticks_after.has_value()) return household;
  auto rescored = std::make_shared<ScoredHousehold>(*household);
  HouseholdStanding& standing = rescored->standing;
  const Score after = Score::FromTicks(*answered.ticks_after);
  // The last score is that of the day, if it can be used.
  if (standing.usable && !rescored->history.empty()) {
    rescored->history.pop_back();
  }
  if (answered.usable_after && standing.declared_for.has_value()) {
    rescored->history.push_back({*standing.declared_for, after});
  }
  standing.score = after;
  standing.usable = answered.usable_after;
  return rescored;
}

// As far as the answer is counted.
PersonAnswer Counted(const EligibilityAnswer& answer) {
  const Classification& found = answer.classification;
  PersonAnswer counted;
  counted.outcome = found.outcome;
  if (found.outcome == Outcome::kAmoChamil) {
    counted.contribution_mad = found.contribution_mad;
    counted.waiting_months = found.waiting_months;
  }
  if (answer.role.has_value()) counted.role = answer.role->insured.role;
  return counted;
}

// Takes the aid of the household from the first answer that has one.
void TakeAid(const EligibilityAnswer& answer, std::optional<AidAnswer>& aid) {
  const Classification& found = answer.classification;
  const bool answered =
      found.at_or_under_asd.has_value() || found.unusable.has_value();
  if (!answered || aid.has_value() || answer.aid == nullptr) return;
  aid = answer.aid->answer;
}

EligibilityQuestion QuestionOn(base::Date day) {
  EligibilityQuestion question;
  question.day = day;
  question.with_payee = false;
  return question;
}

}  // namespace

SimulatedAnswers::SimulatedAnswers(const FormulaSet* formulas,
                                   const ProgrammeSet* programmes,
                                   const Scenario* scenario)
    : formulas_(*formulas),
      programmes_(*programmes),
      scenario_(*scenario),
      past_(PastFor(*programmes, scenario->day())) {
  past_.Add(PastFor(scenario->answers_by(), scenario->day()));
}

absl::Status SimulatedAnswers::Count(Session& session,
                                     const AnsweredHousehold& household,
                                     std::int64_t known_at_us,
                                     AnswerCounts& counts) const {
  ScoredFiles files(session, formulas_, past_, scenario_.day(), known_at_us);
  const EligibilityQuestion question = QuestionOn(scenario_.day());
  EligibilityAnswers before(&files, &programmes_, question);
  EligibilityAnswers after(&files, &scenario_.answers_by(), question);
  RSU_ASSIGN_OR_RETURN(const std::vector<NamedMember> members,
                       files.MembersOf(household.key));
  RSU_ASSIGN_OR_RETURN(const std::vector<IdcsNumber> people,
                       registry::HoldersOf(session, members, {known_at_us}));
  Both<std::optional<AidAnswer>> aid;
  Both<bool> usable;
  std::shared_ptr<const ScoredHousehold> rescored;
  for (const IdcsNumber person : people) {
    RSU_ASSIGN_OR_RETURN(ScoredFile file, files.Read(person));
    if (file.household == nullptr ||
        !(file.household->declaration() == household.key)) {
      continue;  // counted in the other household
    }
    RSU_ASSIGN_OR_RETURN(const EligibilityAnswer was, before.AnswerOn(file));
    TakeAid(was, aid.before);
    if (rescored == nullptr || rescored->file != file.household->file) {
      rescored = Rescored(household, file.household);
    }
    usable = {file.household->standing.usable, rescored->standing.usable};
    file.household = rescored;
    RSU_ASSIGN_OR_RETURN(const EligibilityAnswer is, after.AnswerOn(file));
    TakeAid(is, aid.after);
    counts.CountPerson({Counted(was), Counted(is)});
  }
  if (aid.before.has_value() || aid.after.has_value()) {
    counts.CountAid(IndexOf(household.group), aid, usable);
  }
  return absl::OkStatus();
}

}  // namespace scoring
