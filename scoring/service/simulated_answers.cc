#include "scoring/service/simulated_answers.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/status_macros.h"
#include "idcs/number/number.h"
#include "registry/storage/households.h"
#include "registry/storage/people.h"
#include "scoring/classification/aid_answer.h"
#include "scoring/classification/classify.h"
#include "scoring/classification/role.h"
#include "scoring/service/eligibility_facts.h"
#include "scoring/service/household_members.h"

namespace scoring {
namespace {

using base::sql::Session;
using idcs::IdcsNumber;

bool HasStability(const ProgrammeSet& programmes, base::Date day) {
  const std::vector<Programme>& all = programmes.programmes();
  return std::any_of(all.begin(), all.end(), [day](const Programme& programme) {
    return RuleOn(programme.rules().stability, day) != nullptr;
  });
}

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

// Who the members are, under the numbers that are theirs now, each once.
absl::StatusOr<std::vector<IdcsNumber>> PeopleOf(
    Session& session, const registry::DeclarationKey& key,
    std::int64_t known_at_us) {
  RSU_ASSIGN_OR_RETURN(const auto declaration,
                       registry::FindDeclaration(session, key));
  if (!declaration.has_value()) {
    return absl::DataLossError("an input of scores without its declaration");
  }
  std::vector<IdcsNumber> people;
  for (const NamedMember& named : MembersOf(*declaration)) {
    RSU_ASSIGN_OR_RETURN(
        const IdcsNumber holder,
        registry::FindHolder(session, named.number, known_at_us));
    if (std::find(people.begin(), people.end(), holder) == people.end()) {
      people.push_back(holder);
    }
  }
  return people;
}

// The answers about one household, both sides from the same facts.
class OneHousehold {
 public:
  OneHousehold(Session& session, std::int64_t known_at_us)
      : session_(session), known_at_us_(known_at_us) {}

  // What holds on one side.
  struct Side {
    const ProgrammeSet& programmes;
    const ClassificationInput& input;
  };

  absl::StatusOr<PersonAnswer> Answer(const EligibilityFacts& facts,
                                      const Side& side,
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
      RSU_ASSIGN_OR_RETURN(answer.role, RoleOf(facts, side, found.outcome));
    }
    if (found.at_or_under_asd.has_value() && !aid.has_value()) {
      RSU_RETURN_IF_ERROR(FindMembers(facts));
      aid = AnswerDirectAid(side.programmes, side.input.day,
                            side.input.standing->score, *members_,
                            side.input.history);
    }
    return answer;
  }

 private:
  absl::StatusOr<std::optional<RegimeRole>> RoleOf(
      const EligibilityFacts& facts, const Side& side, Outcome outcome) {
    if (!side.input.member.has_value()) return std::nullopt;
    if (!partners_.has_value()) {
      RSU_ASSIGN_OR_RETURN(partners_,
                           FindPartners(session_, facts, known_at_us_));
    }
    std::vector<Partner> others;
    for (const HouseholdPartner& partner : *partners_) {
      if (partner.place != facts.self) others.push_back(partner.partner);
    }
    return RoleInHousehold(side.programmes.common().dependants, side.input.day,
                           outcome, *side.input.member, others)
        .role;
  }

  absl::Status FindMembers(const EligibilityFacts& facts) {
    if (members_.has_value()) return absl::OkStatus();
    RSU_ASSIGN_OR_RETURN(members_,
                         FindMembersForAid(session_, facts, known_at_us_));
    return absl::OkStatus();
  }

  Session& session_;
  const std::int64_t known_at_us_;

  // Each once it was needed.
  std::optional<std::vector<HouseholdPartner>> partners_;
  std::optional<std::vector<Member>> members_;
};

}  // namespace

SimulatedAnswers::SimulatedAnswers(const FormulaSet* formulas,
                                   const ProgrammeSet* programmes,
                                   const Scenario* scenario)
    : formulas_(*formulas),
      programmes_(*programmes),
      scenario_(*scenario),
      needs_more_(HasStability(*programmes, scenario->day())
                      ? *programmes
                      : scenario->answers_by()) {}

absl::Status SimulatedAnswers::Count(Session& session,
                                     const AnsweredHousehold& household,
                                     std::int64_t known_at_us,
                                     AnswerCounts& counts) const {
  RSU_ASSIGN_OR_RETURN(const std::vector<IdcsNumber> people,
                       PeopleOf(session, household.key, known_at_us));
  OneHousehold one(session, known_at_us);
  EligibilityFactsFinder finder(session, formulas_, needs_more_,
                                scenario_.day(), known_at_us);
  Both<std::optional<AidAnswer>> aid;
  for (const IdcsNumber person : people) {
    RSU_ASSIGN_OR_RETURN(const EligibilityFacts facts, finder.Find(person));
    if (facts.household == nullptr ||
        !(facts.household->declaration.key == household.key)) {
      continue;  // counted in the other household
    }
    const ClassificationInput after = Rescored(household, facts.input);
    Both<PersonAnswer> answers;
    RSU_ASSIGN_OR_RETURN(
        answers.before,
        one.Answer(facts, {programmes_, facts.input}, aid.before));
    RSU_ASSIGN_OR_RETURN(
        answers.after,
        one.Answer(facts, {scenario_.answers_by(), after}, aid.after));
    counts.CountPerson(answers);
  }
  if (aid.before.has_value() || aid.after.has_value()) {
    counts.CountAid(SimulationCounts::IndexOf(household.group), aid);
  }
  return absl::OkStatus();
}

}  // namespace scoring
