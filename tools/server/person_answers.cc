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
  if (answer.reasons(0).code() == "IDENTIFIER_RETIRED") {
    person.retired = true;
    return person;
  }
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
    if (answer.has_contribution_mad()) {
      person.contribution_mad = answer.contribution_mad();
    }
    if (answer.has_pays_mad()) person.pays_mad = answer.pays_mad();
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
  // Of somebody in no household the outcome says it.
  if (!answer.has_standing()) return person;
  if (answer.direct_aid().undetermined()) person.direct_aid = "UNDETERMINED";
  if (answer.direct_aid().exclusions_size() > 0) person.direct_aid = "EXCLUDED";
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
