#include "scoring/entitlement/dependants.h"

namespace scoring {

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

bool PassedAgeLimit(const std::vector<DependantRule>& rules,
                    const Member& child, base::Date since, base::Date day) {
  const DependantRule* now = RuleOn(rules, day);
  if (DependencyOf(now, child, day).dependant()) return false;
  const DependantRule* then = RuleOn(rules, since);
  // Cover is older than the rules: the first that could have ended it.
  if (then == nullptr) then = now;
  const int limit = child.statuses.student.has_value() ? then->student_up_to_age
                                                       : then->child_up_to_age;
  return base::WholeYears(child.birth_date, since) <= limit;
}

}  // namespace scoring
