#include "tools/server/person_answers.h"

#include "base/status_macros.h"
#include "proto/rsu/eligibility/v1/eligibility_service.pb.h"
#include "registry/storage/households.h"
#include "scoring/eligibility/answers_at.h"
#include "scoring/eligibility/eligibility_answer.h"
#include "scoring/storage/rescoring_runs.h"

namespace server {
namespace {

namespace v1 = ::rsu::eligibility::v1;
using scoring::EligibilityAnswer;
using scoring::Outcome;

void AddDirectAid(const EligibilityAnswer& answer,
                  registry::PersonAnswer& person) {
  if (answer.aid == nullptr) return;
  const scoring::AidAnswer& aid = answer.aid->answer;
  // At or under the threshold and yet excluded is on no list.
  if (aid.eligible) {
    person.programmes.emplace_back(scoring::kDirectSocialAidProgramme);
    if (aid.aid.has_value()) {
      person.direct_aid_mad = aid.aid->monthly_mad;
      person.is_paid_aid = answer.is_paid_aid;
    }
  }
  // Of somebody in no household the outcome says it.
  if (answer.household == nullptr) return;
  if (aid.undetermined) person.direct_aid = "UNDETERMINED";
  if (!aid.exclusions.empty()) person.direct_aid = "EXCLUDED";
}

registry::PersonAnswer Shortened(const EligibilityAnswer& answer) {
  const scoring::Classification& found = answer.classification;
  registry::PersonAnswer person;
  if (found.reasons.front().code == "IDENTIFIER_RETIRED") {
    person.retired = true;
    return person;
  }
  person.outcome =
      v1::Outcome::Value_Name(static_cast<v1::Outcome::Value>(found.outcome));
  if (answer.household != nullptr) {
    person.household = answer.household->declaration().household.ToString();
    person.score = answer.household->standing.score.ToString();
  }
  if (found.regime.has_value()) {
    person.regime = std::string(registry::NameOf(*found.regime));
  }
  if (found.outcome == Outcome::kAmoTadamon) {
    person.programmes.emplace_back(scoring::kAmoTadamonProgramme);
  }
  if (found.outcome == Outcome::kAmoChamil) {
    person.programmes.emplace_back(scoring::kAmoChamilProgramme);
    if (found.contribution_mad.has_value()) {
      person.contribution_mad = *found.contribution_mad;
    }
    if (answer.pays_mad.has_value()) person.pays_mad = *answer.pays_mad;
  }
  if (answer.role.has_value() && answer.role->through.has_value()) {
    person.insured_through = answer.role->through->number.ToString();
  }
  AddDirectAid(answer, person);
  return person;
}

}  // namespace

absl::StatusOr<std::vector<registry::PersonAnswer>> ShortAnswers::Tell(
    base::sql::Session& session, const std::vector<idcs::IdcsNumber>& people,
    base::Date day) const {
  scoring::EligibilityQuestion question;
  question.day = day;
  scoring::AnswersAt answers(session, formulas_, programmes_, question,
                             registry::kAllKnown);
  std::vector<registry::PersonAnswer> told;
  told.reserve(people.size());
  for (const idcs::IdcsNumber person : people) {
    RSU_ASSIGN_OR_RETURN(const EligibilityAnswer answer,
                         answers.Answer(person));
    told.push_back(Shortened(answer));
  }
  return told;
}

absl::StatusOr<std::vector<base::Date>> ShortAnswers::DaysOfRescoring(
    base::sql::Session& session) const {
  RSU_ASSIGN_OR_RETURN(const std::vector<scoring::RescoringRun> runs,
                       scoring::RunsSucceeded(session, registry::kAllKnown));
  std::vector<base::Date> days;
  days.reserve(runs.size());
  for (const scoring::RescoringRun& run : runs) days.push_back(run.from_day);
  return days;
}

}  // namespace server
