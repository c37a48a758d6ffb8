#include "scoring/classification/aid_details.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "scoring/classification/reasons.h"
#include "scoring/entitlement/birth_date.h"
#include "scoring/programme/programme.h"

namespace scoring {
namespace {

using registry::Member;
using registry::Raised;
using registry::RaisedChildIs;
using registry::Statuses;
using registry::UndeclaredChild;

// The place of a member as people count.
std::string PlaceOf(std::size_t member) { return absl::StrCat(member + 1); }

// Nothing: the answer has said it.
std::optional<Reason> ReasonOf(const Uncounted& one, const AidRule& rule,
                               bool titles_count) {
  const std::string place = PlaceOf(one.member);
  switch (one.why) {
    case UncountedBy::kNotRaisedHere:
      return Reason{"AID_NOT_RAISED_HERE",
                    {place, std::string(RelationshipCode(one.relationship)),
                     titles_count ? "TITLES_COUNT" : "NO_TITLE_COUNTS"}};
    case UncountedBy::kOverAge:
      return Reason{
          "AID_CHILD_OVER_AGE",
          {place, absl::StrCat(one.age), absl::StrCat(rule.child_under_age)}};
    case UncountedBy::kDied:
      return Reason{"AID_MEMBER_DIED", {place}};
    case UncountedBy::kInOtherHousehold:
      return Reason{"AID_MEMBER_IN_OTHER_HOUSEHOLD", {place}};
    case UncountedBy::kLivesAbroad:
      return Reason{"AID_MEMBER_LIVES_ABROAD", {place}};
    case UncountedBy::kNamedTwice:
      return Reason{"AID_MEMBER_NAMED_TWICE", {place}};
    case UncountedBy::kNumberRetired:
      return Reason{"AID_MEMBER_NUMBER_RETIRED", {place}};
    case UncountedBy::kRaisedElsewhere:
      break;
  }
  return std::nullopt;
}

absl::string_view CodeOf(registry::RaisingTitle title) {
  switch (title) {
    case registry::RaisingTitle::kKafala:
      return "KAFALA";
    case registry::RaisingTitle::kGuardianship:
      return "GUARDIANSHIP";
    case registry::RaisingTitle::kCustody:
      break;
  }
  return "CUSTODY";
}

// The code of the status that ends, as patterns choose by it.
std::string CodeOf(registry::PersonStatus status, const Member& member) {
  switch (status) {
    case registry::PersonStatus::kSevereDisability:
      return "SEVERE_DISABILITY";
    case registry::PersonStatus::kFatherless:
      return "FATHERLESS";
    case registry::PersonStatus::kStudent:
      return "STUDENT";
    case registry::PersonStatus::kLivesAbroad:
      return "LIVES_ABROAD";
    default:
      break;
  }
  if (!member.statuses.raised.has_value()) return "CUSTODY";
  return std::string(CodeOf(member.statuses.raised->title));
}

// The member as known once the status ended.
void EndStatus(registry::PersonStatus status, Member& member) {
  Statuses& statuses = member.statuses;
  switch (status) {
    case registry::PersonStatus::kSevereDisability:
      statuses.severely_disabled = false;
      return;
    case registry::PersonStatus::kFatherless:
      statuses.fatherless = false;
      statuses.fatherless_spell.reset();
      return;
    case registry::PersonStatus::kStudent:
      statuses.student = false;
      statuses.school_level.reset();
      return;
    case registry::PersonStatus::kLivesAbroad:
      statuses.lives_abroad = false;
      return;
    default:
      statuses.raised.reset();
      member.raiser.reset();
      return;
  }
}

absl::string_view CodeOf(RaisedChildIs why) {
  switch (why) {
    case RaisedChildIs::kDeclaredElsewhere:
      return "DECLARED_ELSEWHERE";
    case RaisedChildIs::kRaiserInNoHousehold:
      return "RAISER_IN_NO_HOUSEHOLD";
    case RaisedChildIs::kNotDeclared:
      break;
  }
  return "NOT_DECLARED";
}

Reason OfRaised(absl::string_view code, const Raised& raised,
                RaisedChildIs why) {
  return {code,
          {std::string(CodeOf(raised.title)), raised.source,
           raised.since.ToString(), std::string(CodeOf(why))}};
}

}  // namespace

const AidRule* AidRuleOn(const ProgrammeSet& programmes, base::Date day) {
  const Programme* programme = programmes.ByName(kDirectSocialAidProgramme);
  return programme == nullptr ? nullptr : RuleOn(programme->rules().aid, day);
}

void AddUncounted(const ProgrammeSet& programmes, base::Date day,
                  const std::vector<Member>& declared, AidAnswer& answer) {
  const AidRule* rule = AidRuleOn(programmes, day);
  if (!answer.aid.has_value() || rule == nullptr) return;
  const std::vector<Member> members = WithCountingBirthDate(
      RuleOn(programmes.common().birth_dates, day), declared);
  const Programme& programme = *programmes.ByName(kDirectSocialAidProgramme);
  const bool titles_count =
      RuleOn(programme.rules().child_heads, day) != nullptr;
  answer.uncounted = FindUncounted(*rule, day, members, *answer.aid);
  for (const Uncounted& one : answer.uncounted) {
    const std::optional<Reason> reason = ReasonOf(one, *rule, titles_count);
    if (reason.has_value()) answer.reasons.push_back(*reason);
  }
}

void AddStatusEnds(const ProgrammeSet& programmes, base::Date day,
                   const std::vector<Member>& declared, AidAnswer& answer) {
  if (!answer.aid.has_value()) return;
  const ProgrammeRules& rules =
      programmes.ByName(kDirectSocialAidProgramme)->rules();
  const std::vector<Member> members = WithCountingBirthDate(
      RuleOn(programmes.common().birth_dates, day), declared);
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (const registry::StatusEnd& end : members[i].statuses.ends) {
      std::vector<Member> ended = members;
      EndStatus(end.status, ended[i]);
      const std::optional<DirectAid> without = ComputeDirectAid(
          rules.aid, day, ended, RuleOn(rules.child_heads, day));
      if (without.has_value() &&
          without->monthly_mad == answer.aid->monthly_mad) {
        continue;
      }
      answer.reasons.push_back({"AID_STATUS_ENDS",
                                {PlaceOf(i), CodeOf(end.status, members[i]),
                                 end.day.ToString(), end.source}});
    }
  }
}

bool MightBeFatherless(const AidRule& rule, const ChildAid& aid,
                       const Member& child) {
  if (child.statuses.fatherless.has_value() ||
      (aid.ground != AidGround::kUnderSchoolAge &&
       aid.ground != AidGround::kInSchool)) {
    return false;
  }
  return std::any_of(rule.ranks.begin(), rule.ranks.end(),
                     [&aid](const RankAmounts& amounts) {
                       return amounts.first_rank <= aid.rank &&
                              aid.rank <= amounts.last_rank &&
                              amounts.fatherless_mad.has_value();
                     });
}

Reason ChildNotDeclared(const UndeclaredChild& child) {
  return {"AID_CHILD_NOT_DECLARED",
          {PlaceOf(child.member), child.declared_for.ToString(),
           PlaceOf(child.named_at),
           child.counts_there ? "COUNTS_THERE" : "NOWHERE"}};
}

Reason FatherlessToBeReported(int rank, base::Date died) {
  return {"AID_FATHERLESS_TO_BE_REPORTED",
          {absl::StrCat(rank), died.ToString()}};
}

Reason RaisedButNotDeclared(const Raised& raised, RaisedChildIs why) {
  return OfRaised("RAISED_BUT_NOT_DECLARED", raised, why);
}

Reason RaisesAndNotDeclared(const Raised& raised, RaisedChildIs why) {
  return OfRaised("RAISES_AND_NOT_DECLARED", raised, why);
}

}  // namespace scoring
