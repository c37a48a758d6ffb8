#include "scoring/classification/aid_answer.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "scoring/classification/reasons.h"
#include "scoring/entitlement/birth_date.h"
#include "scoring/programme/programme.h"

namespace scoring {
namespace {

using registry::EndCause;
using registry::KnownEnd;
using registry::LaterExclusion;
using registry::Member;
using registry::Raised;

absl::string_view CodeOf(AidGround ground) {
  switch (ground) {
    case AidGround::kUnderSchoolAge:
      return "AID_CHILD_UNDER_SCHOOL_AGE";
    case AidGround::kInSchool:
      return "AID_CHILD_IN_SCHOOL";
    case AidGround::kOutOfSchool:
      return "AID_CHILD_OUT_OF_SCHOOL";
    case AidGround::kFatherless:
      return "AID_CHILD_FATHERLESS";
    case AidGround::kRankNotPaid:
      break;
  }
  return "AID_CHILD_RANK_NOT_PAID";
}

// The place of a member as people count.
std::string PlaceOf(std::size_t member) { return absl::StrCat(member + 1); }

absl::string_view CodeOf(registry::PersonStatus excluding) {
  switch (excluding) {
    case registry::PersonStatus::kPublicEmployee:
      return "AID_EXCLUDED_BY_PUBLIC_EMPLOYEE";
    case registry::PersonStatus::kPension:
      return "AID_EXCLUDED_BY_PENSION";
    default:
      return "AID_EXCLUDED_BY_OTHER_FAMILY_ALLOWANCE";
  }
}

absl::string_view NameOf(registry::PersonStatus excluding) {
  switch (excluding) {
    case registry::PersonStatus::kPublicEmployee:
      return "PUBLIC_EMPLOYEE";
    case registry::PersonStatus::kPension:
      return "PENSION";
    default:
      return "OTHER_FAMILY_ALLOWANCE";
  }
}

// The end that the body reports, as patterns choose by it; "OTHER" if something
// else is known to come before it.
std::string EndOfReport(const Exclusion& exclusion) {
  const std::optional<KnownEnd>& end = exclusion.end;
  if (!end.has_value()) return "OPEN";
  return end->cause == EndCause::kReported ? end->day.ToString() : "OTHER";
}

// Whether a later one of the exclusions ends for the cause for which one of
// them does, so that one sentence tells both ends.
bool EndIsToldLater(const std::vector<Exclusion>& exclusions,
                    std::vector<Exclusion>::const_iterator one) {
  return std::any_of(
      std::next(one), exclusions.end(), [&one](const Exclusion& other) {
        return other.end.has_value() && other.end->day == one->end->day &&
               other.end->cause == one->end->cause &&
               (other.member == one->member ||
                other.end->cause == EndCause::kReported);
      });
}

Reason ReasonOf(const LaterExclusion& next) {
  return {"AID_EXCLUSION_FOLLOWS",
          {PlaceOf(next.member), next.source, next.from.ToString(),
           std::string(NameOf(next.status)),
           next.declared_for.has_value() ? next.declared_for->ToString()
                                         : "IN_FORCE",
           next.end.has_value() ? next.end->ToString() : "OPEN"}};
}

void AddReasonsOf(const std::vector<Exclusion>& exclusions,
                  std::vector<Reason>& reasons) {
  std::vector<LaterExclusion> told;
  for (auto one = exclusions.begin(); one != exclusions.end(); ++one) {
    const registry::StatusSpell& spell = one->spell;
    reasons.push_back(
        {CodeOf(spell.status),
         {PlaceOf(one->member),
          std::string(RelationshipCode(one->relationship)), spell.source,
          spell.since.ToString(), EndOfReport(*one)},
         one->end.has_value()});
    if (!one->end.has_value() || EndIsToldLater(exclusions, one)) continue;
    reasons.push_back(
        {"AID_EXCLUSION_ENDS",
         {one->end->day.ToString(), std::string(EndCode(one->end->cause)),
          one->excluded_then ? "FOLLOWED" : "SCORE_DECIDES",
          PlaceOf(one->member)}});
    if (!one->next.has_value() ||
        std::find(told.begin(), told.end(), *one->next) != told.end()) {
      continue;
    }
    reasons.push_back(ReasonOf(*one->next));
    told.push_back(*one->next);
  }
}

// Why a fatherless child is one, with the source.
Reason FatherlessBy(const std::string& rank, const Member& child) {
  if (child.statuses.fatherless_spell.has_value()) {
    const registry::StatusSpell& spell = *child.statuses.fatherless_spell;
    return {"AID_FATHERLESS_REPORTED",
            {rank, spell.source, spell.since.ToString()}};
  }
  return {"AID_FATHER_DIED", {rank, child.father_died->ToString()}};
}

absl::string_view CodeOf(registry::RaisingTitle title) {
  switch (title) {
    case registry::RaisingTitle::kKafala:
      return "AID_CHILD_IN_KAFALA";
    case registry::RaisingTitle::kGuardianship:
      return "AID_CHILD_IN_GUARDIANSHIP";
    case registry::RaisingTitle::kCustody:
      break;
  }
  return "AID_CHILD_IN_CUSTODY";
}

// What else is said of who a child is.
void AddReasonsOf(const std::string& rank, const ChildAid& aid,
                  const Member& child, bool declared_counts, base::Date day,
                  std::vector<Reason>& reasons) {
  if (aid.ground == AidGround::kFatherless &&
      (child.statuses.fatherless_spell.has_value() ||
       child.father_died.has_value())) {
    reasons.push_back(FatherlessBy(rank, child));
  }
  if (aid.raised_by.has_value()) {
    const Raised& raised = *child.statuses.raised;
    reasons.push_back({CodeOf(*aid.raised_by),
                       {rank, raised.source, raised.since.ToString()}});
  }
  if (child.other_birth_date.has_value()) {
    reasons.push_back(
        {declared_counts ? "AID_BIRTH_DATE_DECLARED_COUNTS"
                         : "AID_BIRTH_DATE_REGISTERED_COUNTS",
         {rank, child.birth_date.ToString(), child.other_birth_date->ToString(),
          absl::StrCat(base::WholeYears(*child.other_birth_date, day))}});
  }
  if (child.registered_precision != registry::DatePrecision::kDay &&
      (!child.other_birth_date.has_value() || !declared_counts)) {
    reasons.push_back(
        {"AID_BIRTH_DATE_PARTLY_KNOWN",
         {rank, child.birth_date.ToString(),
          child.registered_precision == registry::DatePrecision::kYear
              ? "YEAR"
              : "MONTH"}});
  }
}

void AddReasonsOf(const ChildAid& child, const Member& member,
                  bool declared_counts, base::Date day,
                  std::vector<Reason>& reasons) {
  const std::string rank = absl::StrCat(child.rank);
  Reason reason = {CodeOf(child.ground), {rank, absl::StrCat(child.age)}};
  if (child.ground != AidGround::kRankNotPaid) {
    reason.arguments.push_back(
        absl::StrCat(child.monthly_mad - child.disability_supplement_mad));
  }
  reasons.push_back(std::move(reason));
  AddReasonsOf(rank, child, member, declared_counts, day, reasons);
  if (child.disability_supplement_mad > 0) {
    reasons.push_back({"AID_SEVERE_DISABILITY",
                       {rank, absl::StrCat(child.disability_supplement_mad)}});
  }
  if (child.birth_premium_mad.has_value()) {
    reasons.push_back({"AID_BIRTH_PREMIUM",
                       {rank, absl::StrCat(*child.birth_premium_mad),
                        absl::StrCat(child.birth_order)}});
  }
}

Reason ReasonOfTotal(const DirectAid& aid) {
  const std::string total = absl::StrCat(aid.monthly_mad);
  if (aid.basis == AidBasis::kWithoutChild) {
    return {"AID_WITHOUT_CHILD", {total}};
  }
  if (aid.basis == AidBasis::kChildren) return {"AID_CHILDREN_TOTAL", {total}};
  std::int64_t sum = 0;
  for (const ChildAid& child : aid.children) sum += child.monthly_mad;
  return {"AID_FLOOR", {absl::StrCat(sum), total}};
}

// That aid is paid to somebody else than the declared head, or to the head by a
// title; nothing else needs words.
void AddReasonOf(const AidRecipient& recipient,
                 const std::vector<Member>& members,
                 std::vector<Reason>& reasons) {
  if (!recipient.member.has_value()) return;
  const std::size_t place = *recipient.member;
  switch (recipient.basis) {
    case RecipientBasis::kHusband:
      if (members[place].relationship != registry::Relationship::kHead) {
        reasons.push_back({"AID_PAID_TO_HUSBAND", {PlaceOf(place)}});
      }
      return;
    case RecipientBasis::kCustody:
      reasons.push_back({"AID_PAID_TO_CUSTODY", {PlaceOf(place)}});
      return;
    case RecipientBasis::kKafala:
      reasons.push_back({"AID_PAID_TO_KAFALA", {PlaceOf(place)}});
      return;
    case RecipientBasis::kGuardianship:
      reasons.push_back({"AID_PAID_TO_GUARDIANSHIP", {PlaceOf(place)}});
      return;
    case RecipientBasis::kHead:
    case RecipientBasis::kRegistrant:
      return;
  }
}

void AddReasonsOf(const SchoolAid& school, std::vector<Reason>& reasons) {
  for (const SchoolAidOfChild& child : school.children) {
    const std::string rank = absl::StrCat(child.rank);
    if (child.mad.has_value()) {
      reasons.push_back({"AID_SCHOOL_CHILD", {rank, absl::StrCat(*child.mad)}});
    } else {
      reasons.push_back({"AID_SCHOOL_LEVEL_UNKNOWN", {rank}});
    }
  }
}

// Whether the score is on the programme's side, or is kept there.
bool ScoreAllows(const Programme& programme, const Period& period,
                 base::Date day, Score score,
                 const std::vector<DatedScore>& history,
                 std::vector<Reason>& reasons) {
  const bool on_side = period.OnSide(score);
  reasons.push_back(Comparison(
      on_side ? "AID_SCORE_AT_OR_UNDER_THRESHOLD" : "AID_SCORE_ABOVE_THRESHOLD",
      score, period.threshold));
  if (on_side) return true;
  const std::optional<Kept> kept = KeptOnSide(
      period, RuleOn(programme.rules().stability, day), history, day);
  if (!kept.has_value()) return false;
  reasons.back().settled = true;
  reasons.push_back(KeptInProgramme(programme.name(), *kept));
  return true;
}

// What the household gets; the amounts of the day are set.
void AddAmounts(const ProgrammeRules& rules, bool declared_counts,
                base::Date day, const std::vector<Member>& members,
                AidAnswer& answer) {
  const DirectAid& aid = *answer.aid;
  for (const ChildAid& child : aid.children) {
    AddReasonsOf(child, members[child.member], declared_counts, day,
                 answer.reasons);
  }
  for (const std::size_t place : aid.raised_elsewhere) {
    const Raised& raised = *members[place].statuses.raised;
    answer.reasons.push_back(
        {"AID_CHILD_RAISED_ELSEWHERE",
         {PlaceOf(place), raised.source, raised.since.ToString()}});
  }
  answer.reasons.push_back(ReasonOfTotal(aid));
  const ChildHeadRule* heads = RuleOn(rules.child_heads, day);
  if (heads != nullptr) {
    answer.recipient = RecipientOf(*heads, members, aid);
    AddReasonOf(*answer.recipient, members, answer.reasons);
  }
  answer.school_aid =
      ComputeSchoolAid(RuleOn(rules.school_aid, day), day, members, aid);
  if (answer.school_aid.has_value()) {
    AddReasonsOf(*answer.school_aid, answer.reasons);
  }
}

// The answer as far as nothing but the programme and the members is looked at;
// `period` is null where it says all there is to say.
struct Begun {
  AidAnswer answer;
  const Programme* programme = nullptr;
  const Period* period = nullptr;
  bool declared_counts = true;
  std::vector<Member> registered;  // unless the declared birth dates count

  const std::vector<Member>& MembersOf(
      const std::vector<Member>& declared) const {
    return declared_counts ? declared : registered;
  }
};

std::optional<Begun> Begin(const ProgrammeSet& programmes, base::Date day,
                           const std::vector<Member>& declared,
                           const std::vector<LaterExclusion>& later) {
  Begun begun;
  begun.programme = programmes.ByName(kDirectSocialAidProgramme);
  if (begun.programme == nullptr) return std::nullopt;
  const Period* period = begun.programme->InForce(day);
  if (period == nullptr) {
    begun.answer.reasons.push_back(NotInForce(begun.programme->name(), day));
    return begun;
  }
  const BirthDateRule* birth_dates =
      RuleOn(programmes.common().birth_dates, day);
  begun.declared_counts = DeclaredBirthDateCounts(birth_dates);
  if (!begun.declared_counts) {
    begun.registered = WithCountingBirthDate(birth_dates, declared);
  }
  begun.answer.exclusions =
      ExclusionsOf(RuleOn(begun.programme->rules().exclusions, day),
                   begun.MembersOf(declared), later);
  AddReasonsOf(begun.answer.exclusions, begun.answer.reasons);
  if (begun.answer.exclusions.empty()) begun.period = period;
  return begun;
}

}  // namespace

std::optional<AidAnswer> AnswerDirectAid(
    const ProgrammeSet& programmes, base::Date day, Score score,
    const std::vector<Member>& declared, const std::vector<DatedScore>& history,
    const std::vector<LaterExclusion>& later) {
  std::optional<Begun> begun = Begin(programmes, day, declared, later);
  if (!begun.has_value()) return std::nullopt;
  AidAnswer& answer = begun->answer;
  if (begun->period == nullptr) return std::move(answer);
  answer.eligible = ScoreAllows(*begun->programme, *begun->period, day, score,
                                history, answer.reasons);
  if (!answer.eligible) return std::move(answer);
  const ProgrammeRules& rules = begun->programme->rules();
  const std::vector<Member>& members = begun->MembersOf(declared);
  answer.aid =
      ComputeDirectAid(rules.aid, day, members, RuleOn(rules.child_heads, day));
  if (!answer.aid.has_value()) {
    answer.reasons.push_back({"AID_AMOUNTS_NOT_SET", {day.ToString()}});
    return std::move(answer);
  }
  AddAmounts(rules, begun->declared_counts, day, members, answer);
  return std::move(answer);
}

std::optional<AidAnswer> AnswerDirectAidWithoutScore(
    const ProgrammeSet& programmes, base::Date day, const Reason& unusable,
    const std::vector<Member>& declared,
    const std::vector<LaterExclusion>& later) {
  std::optional<Begun> begun = Begin(programmes, day, declared, later);
  if (!begun.has_value()) return std::nullopt;
  AidAnswer& answer = begun->answer;
  if (begun->period == nullptr) return std::move(answer);
  answer.undetermined = true;
  answer.reasons.push_back({"AID_CANNOT_BE_SAID", {}});
  answer.reasons.push_back(unusable);
  return std::move(answer);
}

}  // namespace scoring
