#include "scoring/entitlement/direct_aid.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace scoring {
namespace {

using registry::Member;
using registry::Relationship;

// The places of the members, the oldest first, of one day in the order of the
// declaration.
std::vector<std::size_t> PlacesByAge(const std::vector<Member>& members) {
  std::vector<std::size_t> places(members.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::stable_sort(places.begin(), places.end(),
                   [&members](std::size_t a, std::size_t b) {
                     return members[a].birth_date < members[b].birth_date;
                   });
  return places;
}

// How a child stands to the household.
enum class Raising { kHere, kElsewhere, kNotAChild };

Raising RaisingOf(const std::vector<Member>& members, const Member& member,
                  const ChildHeadRule* heads) {
  const bool child = member.relationship == Relationship::kChild;
  const auto& raised = member.statuses.raised;
  if (heads == nullptr || !raised.has_value() || !heads->Takes(raised->title)) {
    return child ? Raising::kHere : Raising::kNotAChild;
  }
  if (member.raiser.has_value() && members[*member.raiser].Present()) {
    return Raising::kHere;
  }
  return child ? Raising::kElsewhere : Raising::kNotAChild;
}

AidGround GroundOf(const AidRule& rule, const RankAmounts& amounts,
                   const Member& child, base::Date day, int age) {
  const bool young = age < rule.no_school_under_age;
  if (!young && !child.Studies()) return AidGround::kOutOfSchool;
  if (child.Fatherless(day) && amounts.fatherless_mad.has_value()) {
    return AidGround::kFatherless;
  }
  return young ? AidGround::kUnderSchoolAge : AidGround::kInSchool;
}

std::int64_t AmountOf(const RankAmounts& amounts, AidGround ground) {
  switch (ground) {
    case AidGround::kUnderSchoolAge:
    case AidGround::kInSchool:
      return amounts.schooled_mad;
    case AidGround::kOutOfSchool:
      return amounts.out_of_school_mad;
    case AidGround::kFatherless:
      return amounts.fatherless_mad.value_or(amounts.schooled_mad);
    case AidGround::kRankNotPaid:
      break;
  }
  return 0;
}

ChildAid AidOf(const AidRule& rule, const Member& child, base::Date day,
               int rank, int age) {
  ChildAid aid;
  aid.rank = rank;
  aid.age = age;
  aid.ground = AidGround::kRankNotPaid;
  for (const RankAmounts& amounts : rule.ranks) {
    if (rank < amounts.first_rank || rank > amounts.last_rank) continue;
    aid.ground = GroundOf(rule, amounts, child, day, age);
    if (child.statuses.severely_disabled.value_or(false)) {
      aid.disability_supplement_mad = rule.severe_disability_mad;
    }
    aid.monthly_mad =
        AmountOf(amounts, aid.ground) + aid.disability_supplement_mad;
  }
  return aid;
}

// `order` counts from 0.
std::optional<std::int64_t> BirthPremium(const std::vector<AidRule>& rules,
                                         base::Date birth_date,
                                         std::size_t order) {
  const AidRule* rule = RuleOn(rules, birth_date);
  if (rule == nullptr || order >= rule->birth_premiums_mad.size()) {
    return std::nullopt;
  }
  return rule->birth_premiums_mad[order];
}

}  // namespace

std::optional<DirectAid> ComputeDirectAid(const std::vector<AidRule>& rules,
                                          base::Date day,
                                          const std::vector<Member>& members,
                                          const ChildHeadRule* heads) {
  const AidRule* rule = RuleOn(rules, day);
  if (rule == nullptr) return std::nullopt;
  DirectAid aid;
  std::size_t births = 0;
  for (const std::size_t place : PlacesByAge(members)) {
    const Member& child = members[place];
    const bool of_head = child.relationship == Relationship::kChild;
    const std::size_t born_before = child.born_before.value_or(births);
    if (of_head) ++births;
    const Raising raising = RaisingOf(members, child, heads);
    const int age = base::WholeYears(child.birth_date, day);
    if (raising == Raising::kNotAChild || !child.Present() || age < 0 ||
        age >= rule->child_under_age) {
      continue;
    }
    if (raising == Raising::kElsewhere) {
      aid.raised_elsewhere.push_back(place);
      continue;
    }
    const int rank = static_cast<int>(aid.children.size()) + 1;
    ChildAid one = AidOf(*rule, child, day, rank, age);
    one.member = place;
    if (heads != nullptr && child.raiser.has_value() &&
        child.statuses.raised.has_value() &&
        heads->Takes(child.statuses.raised->title)) {
      one.raised_by = child.statuses.raised->title;
    }
    if (of_head) {
      one.birth_premium_mad =
          BirthPremium(rules, child.birth_date, born_before);
      one.birth_order = static_cast<int>(born_before) + 1;
    }
    aid.monthly_mad += one.monthly_mad;
    aid.children.push_back(one);
  }
  if (aid.children.empty()) {
    aid.basis = AidBasis::kWithoutChild;
    aid.monthly_mad = rule->without_child_mad;
  } else if (aid.monthly_mad < rule->household_floor_mad) {
    aid.basis = AidBasis::kFloor;
    aid.monthly_mad = rule->household_floor_mad;
  } else {
    aid.basis = AidBasis::kChildren;
  }
  return aid;
}

}  // namespace scoring
