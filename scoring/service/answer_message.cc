#include "scoring/service/answer_message.h"

#include <cstddef>
#include <string>
#include <vector>

#include "base/rpc/moment.h"
#include "registry/codes/messages/declaration.h"
#include "registry/codes/messages/status.h"
#include "scoring/classification/way_out_text.h"
#include "scoring/explanation/explain.h"
#include "scoring/explanation/words.h"
#include "scoring/service/message_codes.h"

namespace scoring {

namespace v1 = ::rsu::eligibility::v1;
using base::Language;

namespace {

int PlaceFromOne(std::size_t member) { return static_cast<int>(member) + 1; }

void Fill(const Exclusion& exclusion, v1::AidExclusion& out) {
  const registry::StatusSpell& spell = exclusion.spell;
  out.set_status(base::InMessage(spell.status));
  out.set_source(spell.source);
  out.set_since(spell.since.ToString());
  if (exclusion.end.has_value()) out.set_ends(exclusion.end->day.ToString());
  out.set_member(PlaceFromOne(exclusion.member));
  out.set_relationship(base::InMessage(exclusion.relationship));
}

void Fill(const SchoolAid& school, v1::SchoolAid& out) {
  if (school.mad().has_value()) out.set_mad(*school.mad());
  for (const SchoolAidOfChild& child : school.children) {
    v1::SchoolAidOfChild& message = *out.add_children();
    message.set_rank(child.rank);
    if (child.level.has_value()) {
      message.set_level(base::InMessage(*child.level));
    }
    if (child.mad.has_value()) message.set_mad(*child.mad);
  }
}

void Tell(const Reason& reason, Language language, v1::Reason& out) {
  out.set_code(std::string(reason.code));
  out.set_sentence(Sentence(reason, language));
}

void FillPlace(const registry::PlacedMember& member, v1::MemberPlace& out) {
  out.set_member(PlaceFromOne(member.place));
  out.set_relationship(base::InMessage(member.relationship));
}

void FillStanding(const ScoredHousehold& household,
                  const Classification& classification,
                  v1::ScoreStanding& standing) {
  const registry::StoredDeclaration& declaration =
      household.file->declaration();
  standing.set_score(household.standing.score.ToString());
  standing.set_formula(household.formula);
  standing.set_usable(household.standing.usable);
  standing.set_household(declaration.key.household.ToString());
  standing.set_revision(declaration.key.revision);
  standing.set_effective_date(declaration.effective_date.ToString());
  for (const ThresholdDistance& distance : classification.distances) {
    v1::ThresholdDistance& out = *standing.add_distances();
    out.set_programme(distance.programme);
    out.set_threshold(distance.threshold.ToString());
    out.set_distance(distance.distance.Size().ToString());
    out.set_side(base::InMessage(SideOf(distance.distance)));
  }
}

void FillClassification(const Classification& classification, Language language,
                        v1::Eligibility& answer) {
  answer.set_outcome(base::InMessage(classification.outcome));
  if (classification.regime.has_value()) {
    answer.set_regime(std::string(NameOf(*classification.regime)));
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
}

void FillAid(const AidAnswer& found, Language language, v1::DirectAid& out) {
  out.set_eligible(found.eligible);
  if (found.undetermined) out.set_undetermined(true);
  if (found.aid.has_value()) {
    out.set_monthly_mad(found.aid->monthly_mad);
    out.set_basis(base::InMessage(found.aid->basis));
    for (const ChildAid& child : found.aid->children) {
      v1::ChildAid& message = *out.add_children();
      message.set_rank(child.rank);
      message.set_age(child.age);
      message.set_ground(base::InMessage(child.ground));
      message.set_monthly_mad(child.monthly_mad);
      message.set_disability_supplement_mad(child.disability_supplement_mad);
      if (child.birth_premium_mad.has_value()) {
        message.set_birth_premium_mad(*child.birth_premium_mad);
        message.set_birth_order(child.birth_order);
      }
      if (child.raised_by.has_value()) {
        message.set_raised_by(base::InMessage(*child.raised_by));
      }
    }
  }
  for (const Exclusion& exclusion : found.exclusions) {
    Fill(exclusion, *out.add_exclusions());
  }
  if (found.recipient.has_value()) {
    v1::AidRecipient& recipient = *out.mutable_recipient();
    recipient.set_basis(base::InMessage(found.recipient->basis));
    if (found.recipient->member.has_value()) {
      recipient.set_member(PlaceFromOne(*found.recipient->member));
    }
  }
  for (const Uncounted& one : found.uncounted) {
    v1::UncountedMember& message = *out.add_uncounted();
    message.set_member(PlaceFromOne(one.member));
    message.set_relationship(base::InMessage(one.relationship));
    message.set_why(base::InMessage(one.why));
  }
  if (found.school_aid.has_value()) {
    Fill(*found.school_aid, *out.mutable_school_aid());
  }
  for (const Reason& reason : found.reasons) {
    Tell(reason, language, *out.add_reasons());
  }
}

void FillHeaviest(const ScoreReach& reach, Language language,
                  v1::ScoreStanding& standing) {
  for (const ScoreReach::HeavyTermOfScore& one : reach.heaviest) {
    v1::HeavyTerm& out = *standing.add_heaviest_terms();
    out.set_number(one.term.number);
    out.set_description(std::string(DescriptionIn(one.term, language)));
    out.set_contribution(one.term.contribution);
    out.set_can_be_changed(one.can_be_changed);
    for (const std::string& fact : one.term.facts) out.add_facts(fact);
  }
}

void FillWaysOut(const EligibilityAnswer& answer, Language language,
                 v1::Eligibility& out) {
  std::vector<std::string> terms;
  if (answer.reach.has_value()) {
    for (const Variable variable : answer.reach->falling) {
      terms.emplace_back(WordsFor(variable, language));
    }
  }
  for (const OpenWay& open : answer.ways_out) {
    v1::WayOut& way = *out.add_ways_out();
    way.set_text(TextOf(*open.way, terms, language));
    for (const std::string& code : open.reasons) way.add_reasons(code);
  }
}

}  // namespace

void AnswerMessages::FillWhen(idcs::IdcsNumber person,
                              v1::Eligibility& out) const {
  out.set_idcs(person.ToString());
  out.set_as_of(day_.ToString());
  *out.mutable_known_at() = base::rpc::ToTimestamp(known_at_us_);
}

void AnswerMessages::FillRole(const EligibilityAnswer& answer,
                              v1::Eligibility& out) const {
  if (!answer.role.has_value()) return;
  out.set_insured_as(base::InMessage(answer.role->insured.role));
  if (answer.role->through.has_value()) {
    FillPlace(*answer.role->through, *out.mutable_insured_through());
  }
  if (answer.pays_mad.has_value()) out.set_pays_mad(*answer.pays_mad);
}

void AnswerMessages::FillDirectAid(const EligibilityAnswer& answer,
                                   v1::Eligibility& out) {
  if (answer.aid == nullptr) return;
  if (answer.aid != aid_of_) {
    aid_.Clear();
    FillAid(answer.aid->answer, language_, aid_);
    if (answer.aid->payee.has_value()) {
      FillPlace(*answer.aid->payee, *aid_.mutable_paid_to());
    }
    aid_of_ = answer.aid;
  }
  *out.mutable_direct_aid() = aid_;
  for (const Reason& note : answer.aid_notes) {
    Tell(note, language_, *out.mutable_direct_aid()->add_reasons());
  }
  if (const auto mad = answer.ReceivesMad(); mad.has_value()) {
    out.set_receives_mad(*mad);
  }
}

void AnswerMessages::Fill(const EligibilityAnswer& answer,
                          v1::Eligibility& out) {
  FillWhen(answer.person, out);
  FillClassification(answer.classification, language_, out);
  FillRole(answer, out);
  for (const Reason& note : answer.notes) {
    Tell(note, language_, *out.add_notes());
  }
  FillDirectAid(answer, out);
  if (answer.household != nullptr) {
    v1::ScoreStanding& standing = *out.mutable_standing();
    FillStanding(*answer.household, answer.classification, standing);
    if (answer.reach.has_value()) {
      FillHeaviest(*answer.reach, language_, standing);
    }
  }
  FillWaysOut(answer, language_, out);
}

void AnswerMessages::FillUnreadable(idcs::IdcsNumber person,
                                    v1::Eligibility& out) const {
  out.Clear();
  FillWhen(person, out);
  out.set_outcome(v1::Outcome::CANNOT_BE_READ);
  Tell({"CANNOT_BE_READ", {}}, language_, *out.add_reasons());
}

}  // namespace scoring
