#include "scoring/classification/role.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "scoring/entitlement/dependants.h"

namespace scoring {
namespace {

using registry::Activity;
using registry::Relationship;

InsuredAs Principal(absl::string_view code,
                    std::vector<std::string> arguments = {}) {
  return {RegimeRole::kPrincipal, {code, std::move(arguments)}, std::nullopt};
}

InsuredAs Dependant(absl::string_view code,
                    std::vector<std::string> arguments = {}) {
  return {RegimeRole::kDependant, {code, std::move(arguments)}, std::nullopt};
}

bool CanBePrincipal(const Partner& partner, Outcome outcome) {
  return partner.member.Present() && !partner.covered_elsewhere &&
         (outcome == Outcome::kAmoTadamon ||
          partner.member.activity != Activity::kEmployed);
}

// The place of the principal: the head or, for a child, else a spouse. Nothing
// if nobody can be one.
std::optional<std::size_t> FindPrincipal(const PrincipalRule* rule,
                                         Outcome outcome, bool child,
                                         const std::vector<Partner>& partners) {
  std::optional<std::size_t> spouse;
  for (std::size_t i = 0; i < partners.size(); ++i) {
    const Member& member = partners[i].member;
    if (!CanBePrincipal(partners[i], outcome)) continue;
    if (member.relationship == Relationship::kHead) return i;
    if (!child || member.relationship != Relationship::kSpouse) continue;
    const bool goes_before =
        !spouse.has_value() ||
        (rule != nullptr && rule->spouse == PrincipalRule::Spouse::kEldest &&
         member.birth_date < partners[*spouse].member.birth_date);
    if (goes_before) spouse = i;
  }
  return spouse;
}

InsuredAs RoleOfChild(const ChildDependency& dependency) {
  const std::string age = absl::StrCat(dependency.age);
  const std::string limit = absl::StrCat(dependency.up_to_age.value_or(0));
  switch (dependency.ground) {
    case DependantGround::kStudent:
      return Dependant("STUDENT_UP_TO_AGE", {age, limit});
    case DependantGround::kDisabled:
      return Dependant("DISABLED_WITHOUT_AGE_LIMIT");
    case DependantGround::kOverAgeLimit:
      return Principal("OVER_AGE_LIMIT", {age, limit});
    case DependantGround::kUpToAge:
      break;
  }
  return Dependant("CHILD_UP_TO_AGE", {age, limit});
}

}  // namespace

InsuredAs RoleInHousehold(const CommonRules& rules, base::Date day,
                          Outcome outcome, const Member& person,
                          const std::vector<Partner>& partners) {
  const bool child = person.relationship == Relationship::kChild;
  if (person.relationship == Relationship::kHead) {
    return Principal("HEAD_OF_HOUSEHOLD");
  }
  if (!child && person.relationship != Relationship::kSpouse) {
    return Principal("NOT_A_DEPENDANT");
  }
  ChildDependency dependency;
  if (child) {
    dependency = DependencyOf(RuleOn(rules.dependants, day), person, day);
    if (!dependency.dependant()) return RoleOfChild(dependency);
  }
  const auto principal =
      FindPrincipal(RuleOn(rules.principals, day), outcome, child, partners);
  if (!principal.has_value()) return Principal("NO_PRINCIPAL_IN_HOUSEHOLD");
  InsuredAs insured =
      child ? RoleOfChild(dependency) : Dependant("SPOUSE_OF_PRINCIPAL");
  insured.through = principal;
  return insured;
}

}  // namespace scoring
