#include "tools/server/person_answers.h"

#include "base/status_macros.h"
#include "proto/rsu/eligibility/v1/eligibility_service.pb.h"
#include "registry/storage/households.h"
#include "scoring/service/eligibility_answer.h"

namespace server {
namespace {

namespace v1 = ::rsu::eligibility::v1;

registry::PersonAnswer Shortened(const v1::Eligibility& answer) {
  registry::PersonAnswer person;
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
  // At or under the threshold and yet excluded is on no list.
  if (answer.direct_aid().eligible()) {
    person.programmes.emplace_back(scoring::kDirectSocialAidProgramme);
    if (answer.direct_aid().has_monthly_mad()) {
      person.direct_aid_mad = answer.direct_aid().monthly_mad();
    }
  }
  return person;
}

}  // namespace

registry::TellPerson PersonAnswers(const scoring::FormulaSet* formulas,
                                   const scoring::ProgrammeSet* programmes) {
  return [formulas, programmes](
             base::sql::Session& session, idcs::IdcsNumber person,
             base::Date day) -> absl::StatusOr<registry::PersonAnswer> {
    scoring::EligibilityQuestion question;
    question.day = day;
    scoring::EligibilityAnswers answers(session, *formulas, *programmes,
                                        question, registry::kAllKnown);
    v1::Eligibility answer;
    RSU_RETURN_IF_ERROR(answers.Answer(person, answer));
    return Shortened(answer);
  };
}

}  // namespace server
