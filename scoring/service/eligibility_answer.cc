#include "scoring/service/eligibility_answer.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "base/rpc/moment.h"
#include "base/rpc/unary_call.h"
#include "base/status_macros.h"
#include "scoring/classification/aid_answer.h"
#include "scoring/entitlement/birth_date.h"
#include "scoring/service/answer_message.h"
#include "scoring/service/person_role.h"

namespace scoring {
namespace {

namespace v1 = ::rsu::eligibility::v1;
using base::rpc::MalformedRequest;
using idcs::IdcsNumber;

}  // namespace

absl::StatusOr<EligibilityQuestion> ReadQuestion(const std::string& as_of,
                                                 const std::string& language,
                                                 bool without_direct_aid,
                                                 bool detailed) {
  EligibilityQuestion question;
  question.with_direct_aid = !without_direct_aid;
  question.detailed = detailed;
  RSU_ASSIGN_OR_RETURN(question.day, base::rpc::ReadDay("as_of", as_of));
  if (language.empty()) return question;
  const auto known = ParseLanguage(language);
  if (!known.has_value()) {
    return MalformedRequest("language", "must be en, fr or ar");
  }
  question.language = *known;
  return question;
}

absl::StatusOr<IdcsNumber> ReadIdcs(const idcs::NumberRules& rules,
                                    const std::string& field,
                                    const std::string& text) {
  auto number = IdcsNumber::Parse(text);
  idcs::BrokenRule broken = idcs::BrokenRule::kNone;
  if (!number.ok()) {
    broken = rules.CheckText(text);
  } else if (rules.Breaks(*number, idcs::BrokenRule::kCheckDigit)) {
    broken = idcs::BrokenRule::kCheckDigit;
  }
  if (broken == idcs::BrokenRule::kNone) return number;
  return MalformedRequest(
      field, absl::StrCat("the number ", RuleSentence(broken, rules)));
}

absl::StatusOr<std::vector<IdcsNumber>> ReadIdcsList(
    const idcs::NumberRules& rules,
    const google::protobuf::RepeatedPtrField<std::string>& list, int most) {
  if (list.empty() || list.size() > most) {
    return MalformedRequest("idcs", absl::StrCat("must hold from 1 to ", most));
  }
  std::vector<IdcsNumber> people;
  people.reserve(static_cast<std::size_t>(list.size()));
  for (int i = 0; i < list.size(); ++i) {
    RSU_ASSIGN_OR_RETURN(
        const IdcsNumber person,
        ReadIdcs(rules, absl::StrCat("idcs[", i, "]"), list.Get(i)));
    people.push_back(person);
  }
  return people;
}

EligibilityAnswers::EligibilityAnswers(base::sql::Session& session,
                                       const FormulaSet& formulas,
                                       const ProgrammeSet& programmes,
                                       const EligibilityQuestion& question,
                                       std::int64_t known_at_us)
    : programmes_(programmes),
      question_(question),
      known_at_us_(known_at_us),
      birth_dates_(RuleOn(programmes.common().birth_dates, question.day)),
      session_(session),
      formulas_(formulas),
      facts_(session, formulas, PastFor(programmes, question.day), question.day,
             known_at_us) {}

void EligibilityAnswers::Note(const Reason& note,
                              v1::Eligibility& answer) const {
  Tell(note, question_.language, *answer.add_notes());
}

void EligibilityAnswers::AddBirthDates(const Member& member,
                                       v1::Eligibility& answer) const {
  const auto partly = PartlyKnownBirth(birth_dates_, member, question_.day);
  if (partly.has_value()) Note(*partly, answer);
  if (!member.other_birth_date.has_value()) return;
  const auto years = [this](base::Date birth_date) {
    return absl::StrCat(base::WholeYears(birth_date, question_.day));
  };
  Note({DeclaredBirthDateCounts(birth_dates_) ? "BIRTH_DATE_DECLARED_COUNTS"
                                              : "BIRTH_DATE_REGISTERED_COUNTS",
        {member.birth_date.ToString(), years(member.birth_date),
         member.other_birth_date->ToString(), years(*member.other_birth_date)}},
       answer);
}

absl::Status EligibilityAnswers::AddRole(const EligibilityFacts& facts,
                                         Outcome outcome,
                                         v1::Eligibility& answer) {
  if (!facts.self.has_value() || !facts.input.member.has_value() ||
      (outcome != Outcome::kAmoTadamon && outcome != Outcome::kAmoChamil)) {
    return absl::OkStatus();
  }
  RSU_ASSIGN_OR_RETURN(
      const PersonRole role,
      FindRole(facts_, programmes_, facts.input, *facts.self, outcome));
  answer.set_insured_as(static_cast<v1::InsuredAs::Value>(role.insured.role));
  if (role.through.has_value()) {
    FillPlace(*role.through, *answer.mutable_insured_through());
    numbers_.insured_through = role.through->number;
  }
  if (answer.has_contribution_mad()) {
    answer.set_pays_mad(role.insured.role == RegimeRole::kPrincipal
                            ? answer.contribution_mad()
                            : 0);
  }
  Note(role.insured.reason, answer);
  return absl::OkStatus();
}

absl::Status EligibilityAnswers::FindAid(const EligibilityFacts& facts,
                                         const Classification& classification) {
  aid_.Clear();
  aid_unsettled_.clear();
  payee_.reset();
  std::vector<Member> members;
  std::vector<LaterExclusion> later;
  if (facts.household != nullptr) {
    RSU_ASSIGN_OR_RETURN(members, facts_.MembersForAid());
    RSU_ASSIGN_OR_RETURN(later, facts_.LaterExclusions(members));
  }
  std::optional<AidAnswer> found =
      classification.unusable.has_value()
          ? AnswerDirectAidWithoutScore(programmes_, question_.day,
                                        *classification.unusable, members,
                                        later)
          : AnswerDirectAid(programmes_, question_.day,
                            facts.input.standing->score, members,
                            facts.input.history, later);
  if (!found.has_value()) return absl::OkStatus();
  if (question_.detailed) {
    RSU_RETURN_IF_ERROR(AddAidDetails(members, *found));
  }
  FillAid(*found, question_.language, aid_);
  aid_unsettled_ = UnsettledCodes(found->reasons);
  if (!aid_.has_monthly_mad()) return absl::OkStatus();
  RSU_ASSIGN_OR_RETURN(payee_, facts_.AidPayee(found->recipient.has_value()
                                                   ? found->recipient->member
                                                   : std::nullopt));
  if (payee_.has_value()) FillPlace(*payee_, *aid_.mutable_paid_to());
  return absl::OkStatus();
}

absl::Status EligibilityAnswers::AddDirectAid(
    IdcsNumber person, const EligibilityFacts& facts,
    const Classification& classification, v1::Eligibility& answer) {
  if (facts.household == nullptr ||
      !(facts.household->declaration.key == aid_of_)) {
    RSU_RETURN_IF_ERROR(FindAid(facts, classification));
    aid_of_ = facts.household == nullptr ? registry::DeclarationKey()
                                         : facts.household->declaration.key;
  }
  // The programmes know no direct aid.
  if (aid_.reasons().empty()) return absl::OkStatus();
  *answer.mutable_direct_aid() = aid_;
  if (!aid_.has_monthly_mad()) return absl::OkStatus();
  numbers_.is_paid_aid = payee_.has_value() && payee_->number == person;
  answer.set_receives_mad(numbers_.is_paid_aid ? aid_.monthly_mad() : 0);
  return absl::OkStatus();
}

absl::Status EligibilityAnswers::Answer(IdcsNumber person,
                                        v1::Eligibility& answer) {
  numbers_ = {};
  RSU_ASSIGN_OR_RETURN(EligibilityFacts facts, facts_.Find(person));
  TakeWhatCounts(programmes_, facts.input);
  RSU_RETURN_IF_ERROR(AddCoverDays(person, facts));
  const Classification classification = Classify(programmes_, facts.input);
  answer.set_idcs(person.ToString());
  FillClassification(classification, question_.language, answer);
  RSU_RETURN_IF_ERROR(AddRole(facts, classification.outcome, answer));
  if (facts.input.member.has_value()) {
    AddBirthDates(*facts.input.member, answer);
  }
  if (question_.with_direct_aid &&
      classification.outcome != Outcome::kNotRegistered) {
    RSU_RETURN_IF_ERROR(AddDirectAid(person, facts, classification, answer));
  }
  if (facts.household != nullptr) {
    FillStanding(facts, classification, *answer.mutable_standing());
  }
  if (question_.detailed) {
    RSU_RETURN_IF_ERROR(AddDetails(person, facts, classification, answer));
  }
  answer.set_as_of(question_.day.ToString());
  *answer.mutable_known_at() = base::rpc::ToTimestamp(known_at_us_);
  return absl::OkStatus();
}

void EligibilityAnswers::AnswerUnreadable(IdcsNumber person,
                                          v1::Eligibility& answer) const {
  answer.Clear();
  answer.set_idcs(person.ToString());
  answer.set_outcome(v1::Outcome::CANNOT_BE_READ);
  Tell({"CANNOT_BE_READ", {}}, question_.language, *answer.add_reasons());
  answer.set_as_of(question_.day.ToString());
  *answer.mutable_known_at() = base::rpc::ToTimestamp(known_at_us_);
}

absl::Status AnswerAll(
    base::sql::Session& session, const FormulaSet& formulas,
    const ProgrammeSet& programmes, const EligibilityQuestion& question,
    std::int64_t known_at_us, const std::vector<IdcsNumber>& people,
    google::protobuf::RepeatedPtrField<v1::Eligibility>& answers) {
  std::optional<EligibilityAnswers> of_people;
  for (const IdcsNumber person : people) {
    if (!of_people.has_value()) {
      of_people.emplace(session, formulas, programmes, question, known_at_us);
    }
    v1::Eligibility& answer = *answers.Add();
    absl::Status status = of_people->Answer(person, answer);
    if (status.ok()) continue;
    if (!absl::IsDataLoss(status)) return status;
    of_people->AnswerUnreadable(person, answer);
    // What it keeps of a household may be half of it.
    of_people.reset();
  }
  return absl::OkStatus();
}

}  // namespace scoring
