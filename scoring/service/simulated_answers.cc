#include "scoring/service/simulated_answers.h"

#include <optional>
#include <utility>
#include <vector>

#include "base/status_macros.h"
#include "idcs/number/number.h"
#include "scoring/classification/aid_answer.h"
#include "scoring/classification/classify.h"
#include "scoring/service/eligibility_facts.h"
#include "scoring/service/household_members.h"
#include "scoring/service/person_role.h"

namespace scoring {
namespace {

using base::sql::Session;
using idcs::IdcsNumber;

// The same with the score that the household would have.
ClassificationInput Rescored(const AnsweredHousehold& household,
                             ClassificationInput input) {
  if (!household.ticks_after.has_value() || !input.standing.has_value()) {
    return input;
  }
  HouseholdStanding& standing = *input.standing;
  const Score after = Score::FromTicks(*household.ticks_after);
  // The last score is that of the day, if it can be used.
  const bool last_is_of_day = standing.usable && !input.history.empty();
  if (last_is_of_day) input.history.pop_back();
  if (household.usable_after && standing.declared_for.has_value()) {
    input.history.push_back({*standing.declared_for, after});
  }
  standing.score = after;
  standing.usable = household.usable_after;
  return input;
}

// What holds on one side, with the birth dates that count there.
struct Side {
  Side(const ProgrammeSet& rules, ClassificationInput facts)
      : programmes(rules), input(std::move(facts)) {
    TakeWhatCounts(rules, input);
  }

  const ProgrammeSet& programmes;
  ClassificationInput input;
};

absl::StatusOr<std::optional<RegimeRole>> RoleOf(EligibilityFactsFinder& finder,
                                                 const EligibilityFacts& facts,
                                                 const Side& side,
                                                 Outcome outcome) {
  if (!facts.self.has_value() || !side.input.member.has_value()) {
    return std::nullopt;
  }
  RSU_ASSIGN_OR_RETURN(
      const PersonRole role,
      FindRole(finder, side.programmes, side.input, *facts.self, outcome));
  return role.insured.role;
}

// The answer about a person of a household; `aid` is that about the household,
// once it has one.
absl::StatusOr<PersonAnswer> AnswerOn(const Side& side,
                                      EligibilityFactsFinder& finder,
                                      const EligibilityFacts& facts,
                                      std::optional<AidAnswer>& aid) {
  const Classification found = Classify(side.programmes, side.input);
  PersonAnswer answer;
  answer.outcome = found.outcome;
  if (found.outcome == Outcome::kAmoChamil) {
    answer.contribution_mad = found.contribution_mad;
    answer.waiting_months = found.waiting_months;
  }
  if (found.outcome == Outcome::kAmoTadamon ||
      found.outcome == Outcome::kAmoChamil) {
    RSU_ASSIGN_OR_RETURN(answer.role,
                         RoleOf(finder, facts, side, found.outcome));
  }
  const bool answered =
      found.at_or_under_asd.has_value() || found.unusable.has_value();
  if (answered && !aid.has_value()) {
    RSU_ASSIGN_OR_RETURN(const std::vector<Member> members,
                         finder.MembersForAid());
    aid = found.unusable.has_value()
              ? AnswerDirectAidWithoutScore(side.programmes, side.input.day,
                                            *found.unusable, members)
              : AnswerDirectAid(side.programmes, side.input.day,
                                side.input.standing->score, members,
                                side.input.history);
  }
  return answer;
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
  EligibilityFactsFinder finder(session, formulas_, past_, scenario_.day(),
                                known_at_us);
  RSU_ASSIGN_OR_RETURN(const std::vector<NamedMember> members,
                       finder.MembersOf(household.key));
  RSU_ASSIGN_OR_RETURN(const std::vector<IdcsNumber> people,
                       HoldersOf(session, members, {known_at_us}));
  Both<std::optional<AidAnswer>> aid;
  Both<bool> usable;
  for (const IdcsNumber person : people) {
    RSU_ASSIGN_OR_RETURN(const EligibilityFacts facts, finder.Find(person));
    if (facts.household == nullptr ||
        !(facts.household->declaration.key == household.key)) {
      continue;  // counted in the other household
    }
    const ClassificationInput after = Rescored(household, facts.input);
    usable = {facts.input.standing->usable, after.standing->usable};
    Both<PersonAnswer> answers;
    RSU_ASSIGN_OR_RETURN(answers.before, AnswerOn({programmes_, facts.input},
                                                  finder, facts, aid.before));
    RSU_ASSIGN_OR_RETURN(
        answers.after,
        AnswerOn({scenario_.answers_by(), after}, finder, facts, aid.after));
    counts.CountPerson(answers);
  }
  if (aid.before.has_value() || aid.after.has_value()) {
    counts.CountAid(IndexOf(household.group), aid, usable);
  }
  return absl::OkStatus();
}

}  // namespace scoring
