#include "scoring/service/answer_message.h"

#include <cstddef>
#include <string>

namespace scoring {

namespace v1 = ::rsu::eligibility::v1;
namespace registry_v1 = ::rsu::registry::v1;

namespace {

int PlaceFromOne(std::size_t member) { return static_cast<int>(member) + 1; }

void Fill(const Exclusion& exclusion, v1::AidExclusion& out) {
  const registry::StatusSpell& spell = exclusion.spell;
  out.set_status(static_cast<registry_v1::PersonStatus::Value>(spell.status));
  out.set_source(spell.source);
  out.set_since(spell.since.ToString());
  if (exclusion.end.has_value()) out.set_ends(exclusion.end->day.ToString());
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

}  // namespace

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

void FillAid(const AidAnswer& found, Language language, v1::DirectAid& out) {
  out.set_eligible(found.eligible);
  if (found.undetermined) out.set_undetermined(true);
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
        message.set_birth_order(child.birth_order);
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
  for (const Uncounted& one : found.uncounted) {
    v1::UncountedMember& message = *out.add_uncounted();
    message.set_member(PlaceFromOne(one.member));
    message.set_relationship(
        static_cast<registry_v1::Member::Relationship>(one.relationship));
    message.set_why(static_cast<v1::UncountedMember::Why>(one.why));
  }
  if (found.school_aid.has_value()) {
    Fill(*found.school_aid, *out.mutable_school_aid());
  }
  for (const Reason& reason : found.reasons) {
    Tell(reason, language, *out.add_reasons());
  }
}

void FillPlace(const PlacedMember& member, v1::MemberPlace& out) {
  out.set_member(PlaceFromOne(member.place));
  out.set_relationship(
      static_cast<registry_v1::Member::Relationship>(member.relationship));
}

}  // namespace scoring
