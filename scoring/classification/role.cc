#include "scoring/classification/role.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "scoring/entitlement/dependants.h"

namespace scoring {
namespace {

using registry::Activity;
using registry::Relationship;

InsuredAs Principal(absl::string_view code,
                    std::vector<std::string> arguments = {}) {
  return {RegimeRole::kPrincipal, {code, std::move(arguments)}};
}

InsuredAs Dependant(absl::string_view code,
                    std::vector<std::string> arguments = {}) {
  return {RegimeRole::kDependant, {code, std::move(arguments)}};
}

bool CanBePrincipal(const Partner& partner, Outcome outcome) {
  return partner.member.Present() && !partner.covered_elsewhere &&
         (outcome == Outcome::kAmoTadamon ||
          partner.member.activity != Activity::kEmployed);
}

// Whether the household has a principal who is its head or, for a child, also
// one who is a spouse.
bool HasPrincipal(Outcome outcome, bool child,
                  const std::vector<Partner>& partners) {
  return std::any_of(
      partners.begin(), partners.end(), [&](const Partner& partner) {
        const Relationship relationship = partner.member.relationship;
        return (relationship == Relationship::kHead ||
                (child && relationship == Relationship::kSpouse)) &&
               CanBePrincipal(partner, outcome);
      });
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

InsuredAs RoleInHousehold(const std::vector<DependantRule>& rules,
                          base::Date day, Outcome outcome, const Member& person,
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
    dependency = DependencyOf(RuleOn(rules, day), person, day);
    if (!dependency.dependant()) return RoleOfChild(dependency);
  }
  if (!HasPrincipal(outcome, child, partners)) {
    return Principal("NO_PRINCIPAL_IN_HOUSEHOLD");
  }
  return child ? RoleOfChild(dependency) : Dependant("SPOUSE_OF_PRINCIPAL");
}

}  // namespace scoring
