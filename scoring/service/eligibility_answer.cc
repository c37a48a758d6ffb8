#include "scoring/service/eligibility_answer.h"

#include <cstddef>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/rpc/moment.h"
#include "base/rpc/unary_call.h"
#include "base/status_macros.h"
#include "scoring/classification/aid_answer.h"
#include "scoring/classification/classify.h"
#include "scoring/classification/role.h"
#include "scoring/entitlement/birth_date.h"

namespace scoring {
namespace {

namespace v1 = ::rsu::eligibility::v1;
namespace registry_v1 = ::rsu::registry::v1;
using base::rpc::MalformedRequest;
using idcs::IdcsNumber;

void Tell(const Reason& reason, Language language, v1::Reason& out) {
  out.set_code(std::string(reason.code));
  out.set_sentence(Sentence(reason, language));
}

void FillStanding(const EligibilityFacts& facts,
                  const Classification& classification,
                  v1::ScoreStanding& standing) {
  const registry::StoredDeclaration& declaration = facts.household->declaration;
  standing.set_score(facts.input.standing->score.ToString());
  standing.set_formula(declaration.formula);
  standing.set_usable(facts.input.standing->usable);
  standing.set_household(declaration.key.household.ToString());
  standing.set_revision(declaration.key.revision);
  standing.set_effective_date(declaration.effective_date.ToString());
  for (const ThresholdDistance& distance : classification.distances) {
    v1::ThresholdDistance& out = *standing.add_distances();
    out.set_programme(distance.programme);
    out.set_threshold(distance.threshold.ToString());
    out.set_distance(distance.distance.Size().ToString());
    out.set_side(
        static_cast<v1::DistanceSide::Value>(SideOf(distance.distance)));
  }
}

void FillClassification(const Classification& classification, Language language,
                        v1::Eligibility& answer) {
  answer.set_outcome(static_cast<v1::Outcome::Value>(classification.outcome));
  if (classification.regime.has_value()) {
    answer.set_regime(std::string(RegimeName(*classification.regime)));
  }
  if (classification.contribution_mad.has_value()) {
    answer.set_contribution_mad(*classification.contribution_mad);
  }
  if (classification.waiting_months.has_value()) {
    answer.set_waiting_months(*classification.waiting_months);
  }
  if (classification.at_or_under_asd.has_value()) {
    answer.set_household_at_or_under_asd_threshold(
        *classification.at_or_under_asd);
  }
  for (const Reason& reason : classification.reasons) {
    Tell(reason, language, *answer.add_reasons());
  }
  for (const Reason& note : classification.notes) {
    Tell(note, language, *answer.add_notes());
  }
}

int PlaceFromOne(std::size_t member) { return static_cast<int>(member) + 1; }

void Fill(const Exclusion& exclusion, v1::AidExclusion& out) {
  const registry::StatusSpell& spell = exclusion.spell;
  out.set_status(static_cast<registry_v1::PersonStatus::Value>(spell.status));
  out.set_source(spell.source);
  out.set_since(spell.since.ToString());
  if (spell.ends.has_value()) out.set_ends(spell.ends->ToString());
  out.set_member(PlaceFromOne(exclusion.member));
  out.set_relationship(
      static_cast<registry_v1::Member::Relationship>(exclusion.relationship));
}

void Fill(const SchoolAid& school, v1::SchoolAid& out) {
  if (school.mad().has_value()) out.set_mad(*school.mad());
  for (const SchoolAidOfChild& child : school.children) {
    v1::SchoolAidOfChild& message = *out.add_children();
    message.set_rank(child.rank);
    if (child.level.has_value()) {
      message.set_level(
          static_cast<registry_v1::SchoolLevel::Value>(*child.level));
    }
    if (child.mad.has_value()) message.set_mad(*child.mad);
  }
}

void FillAid(const AidAnswer& found, Language language, v1::DirectAid& out) {
  out.set_eligible(found.eligible);
  if (found.aid.has_value()) {
    out.set_monthly_mad(found.aid->monthly_mad);
    out.set_basis(static_cast<v1::DirectAid::Basis>(found.aid->basis));
    for (const ChildAid& child : found.aid->children) {
      v1::ChildAid& message = *out.add_children();
      message.set_rank(child.rank);
      message.set_age(child.age);
      message.set_ground(static_cast<v1::ChildAid::Ground>(child.ground));
      message.set_monthly_mad(child.monthly_mad);
      message.set_disability_supplement_mad(child.disability_supplement_mad);
      if (child.birth_premium_mad.has_value()) {
        message.set_birth_premium_mad(*child.birth_premium_mad);
      }
      if (child.raised_by.has_value()) {
        message.set_raised_by(
            static_cast<registry_v1::RaisingTitle::Value>(*child.raised_by));
      }
    }
  }
  for (const Exclusion& exclusion : found.exclusions) {
    Fill(exclusion, *out.add_exclusions());
  }
  if (found.recipient.has_value()) {
    v1::AidRecipient& recipient = *out.mutable_recipient();
    recipient.set_basis(
        static_cast<v1::AidRecipient::Basis>(found.recipient->basis));
    if (found.recipient->member.has_value()) {
      recipient.set_member(PlaceFromOne(*found.recipient->member));
    }
  }
  if (found.school_aid.has_value()) {
    Fill(*found.school_aid, *out.mutable_school_aid());
  }
  for (const Reason& reason : found.reasons) {
    Tell(reason, language, *out.add_reasons());
  }
}

}  // namespace

absl::StatusOr<EligibilityQuestion> ReadQuestion(const std::string& as_of,
                                                 const std::string& language,
                                                 bool without_direct_aid) {
  EligibilityQuestion question;
  question.with_direct_aid = !without_direct_aid;
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

void EligibilityAnswers::AddBirthDates(const Member& member,
                                       v1::Eligibility& answer) const {
  if (!member.other_birth_date.has_value()) return;
  const auto years = [this](base::Date birth_date) {
    return absl::StrCat(base::WholeYears(birth_date, question_.day));
  };
  Tell({DeclaredBirthDateCounts(birth_dates_) ? "BIRTH_DATE_DECLARED_COUNTS"
                                              : "BIRTH_DATE_REGISTERED_COUNTS",
        {member.birth_date.ToString(), years(member.birth_date),
         member.other_birth_date->ToString(), years(*member.other_birth_date)}},
       question_.language, *answer.add_notes());
}

absl::Status EligibilityAnswers::AddRole(const EligibilityFacts& facts,
                                         Outcome outcome,
                                         v1::Eligibility& answer) {
  if (!facts.input.member.has_value() ||
      (outcome != Outcome::kAmoTadamon && outcome != Outcome::kAmoChamil)) {
    return absl::OkStatus();
  }
  const registry::Relationship relationship = facts.input.member->relationship;
  std::vector<NamedPartner> others;
  // Of nobody else does the role depend on the others.
  if (relationship == registry::Relationship::kSpouse ||
      relationship == registry::Relationship::kChild) {
    RSU_ASSIGN_OR_RETURN(others, facts_.PartnersBeside(facts.self));
  }
  std::vector<Partner> partners;
  partners.reserve(others.size());
  for (const NamedPartner& other : others) partners.push_back(other.partner);
  const InsuredAs insured =
      RoleInHousehold(programmes_.common(), question_.day, outcome,
                      *facts.input.member, partners);
  answer.set_insured_as(static_cast<v1::InsuredAs::Value>(insured.role));
  if (insured.through.has_value()) {
    answer.set_insured_through(others[*insured.through].number.ToString());
  }
  if (answer.has_contribution_mad()) {
    answer.set_pays_mad(
        insured.role == RegimeRole::kPrincipal ? answer.contribution_mad() : 0);
  }
  Tell(insured.reason, question_.language, *answer.add_notes());
  return absl::OkStatus();
}

absl::Status EligibilityAnswers::AddDirectAid(IdcsNumber person,
                                              const EligibilityFacts& facts,
                                              v1::Eligibility& answer) {
  const registry::DeclarationKey& key = facts.household->declaration.key;
  if (!(key == aid_of_)) {
    RSU_ASSIGN_OR_RETURN(const std::vector<Member> members,
                         facts_.MembersForAid());
    const std::optional<AidAnswer> found = AnswerDirectAid(
        programmes_, facts.input.day, facts.input.standing->score, members,
        facts.input.history);
    aid_.Clear();
    if (found.has_value()) FillAid(*found, question_.language, aid_);
    if (aid_.has_monthly_mad()) {
      RSU_ASSIGN_OR_RETURN(const std::optional<IdcsNumber> payee,
                           facts_.AidPayee(found->recipient.has_value()
                                               ? found->recipient->member
                                               : std::nullopt));
      if (payee.has_value()) aid_.set_paid_to(payee->ToString());
    }
    aid_of_ = key;
  }
  *answer.mutable_direct_aid() = aid_;
  if (!aid_.has_monthly_mad()) return absl::OkStatus();
  answer.set_receives_mad(
      aid_.paid_to() == person.ToString() ? aid_.monthly_mad() : 0);
  return absl::OkStatus();
}

absl::Status EligibilityAnswers::Answer(IdcsNumber person,
                                        v1::Eligibility& answer) {
  RSU_ASSIGN_OR_RETURN(EligibilityFacts facts, facts_.Find(person));
  SetCountingBirthDates(birth_dates_, facts.input);
  const Classification classification = Classify(programmes_, facts.input);
  answer.set_idcs(person.ToString());
  FillClassification(classification, question_.language, answer);
  RSU_RETURN_IF_ERROR(AddRole(facts, classification.outcome, answer));
  if (facts.input.member.has_value()) {
    AddBirthDates(*facts.input.member, answer);
  }
  if (question_.with_direct_aid && classification.at_or_under_asd.has_value()) {
    RSU_RETURN_IF_ERROR(AddDirectAid(person, facts, answer));
  }
  if (facts.household != nullptr) {
    FillStanding(facts, classification, *answer.mutable_standing());
  }
  answer.set_as_of(question_.day.ToString());
  *answer.mutable_known_at() = base::rpc::ToTimestamp(known_at_us_);
  return absl::OkStatus();
}

}  // namespace scoring
