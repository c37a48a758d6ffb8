#include "scoring/entitlement/dependants.h"

namespace scoring {

using registry::EndCause;
using registry::Member;

ChildDependency DependencyOf(const DependantRule* rule, const Member& child,
                             base::Date day) {
  ChildDependency dependency;
  dependency.age = base::WholeYears(child.birth_date, day);
  if (rule == nullptr) return dependency;
  dependency.up_to_age = rule->child_up_to_age;
  if (dependency.age <= rule->child_up_to_age) return dependency;
  if (rule->disabled_without_limit &&
      child.statuses.severely_disabled.value_or(false)) {
    dependency.ground = DependantGround::kDisabled;
    dependency.up_to_age.reset();
    return dependency;
  }
  const bool student =
      child.Studies() && !child.statuses.married.value_or(false);
  if (student) dependency.up_to_age = rule->student_up_to_age;
  dependency.ground = student && dependency.age <= rule->student_up_to_age
                          ? DependantGround::kStudent
                          : DependantGround::kOverAgeLimit;
  return dependency;
}

EndCause WhyDependantNoMore(const std::vector<DependantRule>& rules,
                            const Member& before, const Member& now,
                            base::Date day) {
  const base::Date eve = base::Date::FromDayNumber(day.day_number() - 1);
  const bool was = DependencyOf(RuleOn(rules, eve), before, eve).dependant();
  const ChildDependency unchanged =
      DependencyOf(RuleOn(rules, day), before, day);
  if (was && !unchanged.dependant()) return EndCause::kAgeLimit;
  if (unchanged.ground == DependantGround::kDisabled &&
      !now.statuses.severely_disabled.value_or(false)) {
    return EndCause::kDisabilityEnded;
  }
  if (unchanged.ground == DependantGround::kStudent) {
    if (!now.Studies()) return EndCause::kStudiesEnded;
    if (now.statuses.married.value_or(false)) return EndCause::kMarried;
  }
  return EndCause::kDeclared;
}

bool PassedAgeLimit(const std::vector<DependantRule>& rules, const Member& then,
                    base::Date since, const Member& now, base::Date day) {
  constexpr auto kChild = registry::Relationship::kChild;
  if (then.relationship != kChild && now.relationship != kChild) return false;
  const DependantRule* rule = RuleOn(rules, day);
  if (DependencyOf(rule, now, day).dependant()) return false;
  const DependantRule* first = RuleOn(rules, since);
  // Cover is older than the rules: the first that could have ended it.
  if (first == nullptr) first = rule;
  return DependencyOf(first, then, since).dependant();
}

}  // namespace scoring
