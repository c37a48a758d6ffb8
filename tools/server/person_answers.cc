#include "tools/server/person_answers.h"

#include "base/status_macros.h"
#include "proto/rsu/eligibility/v1/eligibility_service.pb.h"
#include "registry/storage/households.h"
#include "scoring/service/eligibility_answer.h"

namespace server {
namespace {

namespace v1 = ::rsu::eligibility::v1;

registry::PersonAnswer Shortened(
    const v1::Eligibility& answer,
    const scoring::EligibilityAnswers::Numbers& numbers) {
  registry::PersonAnswer person;
  person.outcome = v1::Outcome::Value_Name(answer.outcome());
  if (answer.has_standing()) {
    person.household = answer.standing().household();
    person.score = answer.standing().score();
  }
  person.regime = answer.regime();
  if (answer.outcome() == v1::Outcome::AMO_TADAMON) {
    person.programmes.emplace_back(scoring::kAmoTadamonProgramme);
  }
  if (answer.outcome() == v1::Outcome::AMO_CHAMIL) {
    person.programmes.emplace_back(scoring::kAmoChamilProgramme);
    // What the person pays, which a dependant does not.
    if (answer.has_pays_mad()) person.contribution_mad = answer.pays_mad();
  }
  if (numbers.insured_through.has_value()) {
    person.insured_through = numbers.insured_through->ToString();
  }
  // At or under the threshold and yet excluded is on no list.
  if (answer.direct_aid().eligible()) {
    person.programmes.emplace_back(scoring::kDirectSocialAidProgramme);
    if (answer.direct_aid().has_monthly_mad()) {
      person.direct_aid_mad = answer.direct_aid().monthly_mad();
      person.is_paid_aid = numbers.is_paid_aid;
    }
  }
  return person;
}

}  // namespace

absl::StatusOr<std::vector<registry::PersonAnswer>> ShortAnswers::Tell(
    base::sql::Session& session, const std::vector<idcs::IdcsNumber>& people,
    base::Date day) const {
  scoring::EligibilityQuestion question;
  question.day = day;
  scoring::EligibilityAnswers answers(session, formulas_, programmes_, question,
                                      registry::kAllKnown);
  std::vector<registry::PersonAnswer> told;
  told.reserve(people.size());
  for (const idcs::IdcsNumber person : people) {
    v1::Eligibility answer;
    RSU_RETURN_IF_ERROR(answers.Answer(person, answer));
    told.push_back(Shortened(answer, answers.numbers()));
  }
  return told;
}

}  // namespace server
