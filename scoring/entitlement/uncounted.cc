#include "scoring/entitlement/uncounted.h"

#include <algorithm>

namespace scoring {
namespace {

using registry::Absence;
using registry::Member;
using registry::Relationship;

bool Counts(const DirectAid& aid, std::size_t place) {
  return std::any_of(
      aid.children.begin(), aid.children.end(),
      [place](const ChildAid& child) { return child.member == place; });
}

// Why a member who is not counted is not.
UncountedBy WhyOf(const AidRule& rule, const Member& member, int age,
                  bool raised_elsewhere) {
  switch (member.absence) {
    case Absence::kDied:
      return UncountedBy::kDied;
    case Absence::kInOtherHousehold:
      return UncountedBy::kInOtherHousehold;
    case Absence::kNamedTwice:
      return UncountedBy::kNamedTwice;
    case Absence::kRetired:
      return UncountedBy::kNumberRetired;
    case Absence::kNone:
      break;
  }
  if (!member.Present()) return UncountedBy::kLivesAbroad;
  if (age >= rule.child_under_age) return UncountedBy::kOverAge;
  return raised_elsewhere ? UncountedBy::kRaisedElsewhere
                          : UncountedBy::kNotRaisedHere;
}

}  // namespace

std::vector<Uncounted> FindUncounted(const AidRule& rule, base::Date day,
                                     const std::vector<Member>& members,
                                     const DirectAid& aid) {
  std::vector<Uncounted> uncounted;
  for (std::size_t place = 0; place < members.size(); ++place) {
    const Member& member = members[place];
    if (member.relationship == Relationship::kHead ||
        member.relationship == Relationship::kSpouse || Counts(aid, place)) {
      continue;
    }
    const bool child = member.relationship == Relationship::kChild;
    const int age = base::WholeYears(member.birth_date, day);
    if (age < 0 || (!child && age >= rule.child_under_age)) continue;
    const bool elsewhere =
        std::find(aid.raised_elsewhere.begin(), aid.raised_elsewhere.end(),
                  place) != aid.raised_elsewhere.end();
    uncounted.push_back(
        {place, member.relationship, WhyOf(rule, member, age, elsewhere), age});
  }
  return uncounted;
}

}  // namespace scoring
