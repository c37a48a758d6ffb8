#include "scoring/eligibility/eligibility_answers.h"

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "scoring/classification/classify.h"
#include "scoring/eligibility/answer_draft.h"
#include "scoring/eligibility/cover_days.h"
#include "scoring/eligibility/household_aid.h"
#include "scoring/eligibility/person_role.h"
#include "scoring/entitlement/birth_date.h"

namespace scoring {

absl::Status EligibilityAnswers::AddCoverDays(Draft& draft) {
  ClassificationInput& input = draft.input;
  if (!draft.IsLiving() || !input.open_regime.has_value()) {
    return absl::OkStatus();
  }
  const bool covered = IsCoveredElsewhere(programmes_, input);
  if (covered && !question_.detailed) return absl::OkStatus();
  RSU_ASSIGN_OR_RETURN(const registry::CoverCourse course,
                       files_.CourseOfCover(draft.file));
  if (!covered) {
    input.age_limit_passed = AgeLimitPassed(programmes_, course, question_.day);
    return absl::OkStatus();
  }
  draft.cover_days = CoverDaysOn(programmes_, course, question_.day);
  if (draft.cover_days->end.has_value()) {
    input.open_regime->ends = draft.cover_days->end->day;
  }
  return absl::OkStatus();
}

absl::Status EligibilityAnswers::AddRole(Draft& draft) {
  const Classification& found = draft.answer.classification;
  const registry::PersonFile& person = draft.file.person;
  if (!person.self.has_value() || !draft.input.member.has_value() ||
      (found.outcome != Outcome::kAmoTadamon &&
       found.outcome != Outcome::kAmoChamil)) {
    return absl::OkStatus();
  }
  RSU_ASSIGN_OR_RETURN(draft.answer.role,
                       FindRole(*person.household, programmes_, draft.input,
                                *person.self, found.outcome));
  const InsuredAs& insured = draft.answer.role->insured;
  if (found.contribution_mad.has_value()) {
    draft.answer.pays_mad = insured.role == registry::InsuredRole::kPrincipal
                                ? *found.contribution_mad
                                : 0;
  }
  draft.Note(insured.reason);
  return absl::OkStatus();
}

void EligibilityAnswers::AddBirthDates(Draft& draft) const {
  if (!draft.input.member.has_value()) return;
  const registry::Member& member = *draft.input.member;
  const BirthDateRule* const rule =
      RuleOn(programmes_.common().birth_dates, question_.day);
  auto partly = PartlyKnownBirth(rule, member, question_.day);
  if (partly.has_value()) draft.Note(*std::move(partly));
  if (!member.other_birth_date.has_value()) return;
  const auto years = [this](base::Date birth_date) {
    return absl::StrCat(base::WholeYears(birth_date, question_.day));
  };
  draft.Note(
      {DeclaredBirthDateCounts(rule) ? "BIRTH_DATE_DECLARED_COUNTS"
                                     : "BIRTH_DATE_REGISTERED_COUNTS",
       {member.birth_date.ToString(), years(member.birth_date),
        member.other_birth_date->ToString(), years(*member.other_birth_date)}});
}

absl::Status EligibilityAnswers::AddDirectAid(Draft& draft) {
  EligibilityAnswer& answer = draft.answer;
  if (!question_.with_direct_aid ||
      answer.classification.outcome == Outcome::kNotRegistered) {
    return absl::OkStatus();
  }
  if (answer.household == nullptr || answer.household != aid_of_) {
    RSU_ASSIGN_OR_RETURN(
        aid_, FindHouseholdAid(programmes_, question_, files_.past(),
                               draft.file, draft.input, answer.classification));
    aid_of_ = answer.household;
  }
  answer.aid = aid_;
  answer.is_paid_aid = aid_ != nullptr && aid_->payee.has_value() &&
                       aid_->payee->number == answer.person;
  return absl::OkStatus();
}

absl::StatusOr<EligibilityAnswer> EligibilityAnswers::AnswerOn(
    const ScoredFile& file) {
  Draft draft{file, file.Input(question_.day), {}, std::nullopt};
  TakeWhatCounts(programmes_, draft.input);
  RSU_RETURN_IF_ERROR(AddCoverDays(draft));
  EligibilityAnswer& answer = draft.answer;
  answer.person = file.person.number;
  answer.household = file.household;
  answer.classification = Classify(programmes_, draft.input);
  answer.notes = answer.classification.notes;
  RSU_RETURN_IF_ERROR(AddRole(draft));
  AddBirthDates(draft);
  RSU_RETURN_IF_ERROR(AddDirectAid(draft));
  if (question_.detailed) RSU_RETURN_IF_ERROR(AddDetails(draft));
  return std::move(answer);
}

absl::StatusOr<EligibilityAnswer> EligibilityAnswers::Answer(
    idcs::IdcsNumber person) {
  RSU_ASSIGN_OR_RETURN(const ScoredFile file, files_.Read(person));
  return AnswerOn(file);
}

absl::StatusOr<EligibilityAnswer> EligibilityAnswers::AnswerUnknown(
    idcs::IdcsNumber person) {
  ScoredFile file;
  file.person.number = person;
  return AnswerOn(file);
}

}  // namespace scoring
