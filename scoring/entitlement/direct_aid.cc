#include "scoring/entitlement/direct_aid.h"

#include <algorithm>
#include <cstddef>

namespace scoring {
namespace {

using registry::Relationship;

// The head's children, the oldest first.
std::vector<const Member*> ChildrenByAge(const std::vector<Member>& members) {
  std::vector<const Member*> children;
  for (const Member& member : members) {
    if (member.relationship == Relationship::kChild) {
      children.push_back(&member);
    }
  }
  std::stable_sort(children.begin(), children.end(),
                   [](const Member* a, const Member* b) {
                     return a->birth_date < b->birth_date;
                   });
  return children;
}

AidGround GroundOf(const AidRule& rule, const RankAmounts& amounts,
                   const Member& child, int age) {
  const bool young = age < rule.no_school_under_age;
  if (!young && !child.Studies()) return AidGround::kOutOfSchool;
  if (child.statuses.fatherless.value_or(false) &&
      amounts.fatherless_mad.has_value()) {
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

ChildAid AidOf(const AidRule& rule, const Member& child, int rank, int age) {
  ChildAid aid;
  aid.rank = rank;
  aid.age = age;
  aid.ground = AidGround::kRankNotPaid;
  for (const RankAmounts& amounts : rule.ranks) {
    if (rank < amounts.first_rank || rank > amounts.last_rank) continue;
    aid.ground = GroundOf(rule, amounts, child, age);
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
                                          const std::vector<Member>& members) {
  const AidRule* rule = RuleOn(rules, day);
  if (rule == nullptr) return std::nullopt;
  const std::vector<const Member*> born = ChildrenByAge(members);
  DirectAid aid;
  for (std::size_t order = 0; order < born.size(); ++order) {
    const Member& child = *born[order];
    const int age = base::WholeYears(child.birth_date, day);
    if (!child.Present() || age < 0 || age >= rule->child_under_age) continue;
    const int rank = static_cast<int>(aid.children.size()) + 1;
    ChildAid one = AidOf(*rule, child, rank, age);
    one.birth_premium_mad = BirthPremium(rules, child.birth_date, order);
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
