#include "scoring/classification/role.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "scoring/entitlement/birth_date.h"
#include "scoring/entitlement/dependants.h"

namespace scoring {
namespace {

using registry::Absence;
using registry::Activity;
using registry::InsuredRole;
using registry::Member;
using registry::Relationship;

InsuredAs Principal(absl::string_view code,
                    std::vector<std::string> arguments = {}) {
  return {InsuredRole::kPrincipal, {code, std::move(arguments)}, std::nullopt};
}

InsuredAs Dependant(absl::string_view code,
                    std::vector<std::string> arguments = {}) {
  return {InsuredRole::kDependant, {code, std::move(arguments)}, std::nullopt};
}

bool CanBePrincipal(const Partner& partner, Outcome outcome) {
  return partner.member.Present() && !partner.covered_elsewhere &&
         (outcome == Outcome::kAmoTadamon ||
          partner.member.activity != Activity::kEmployed);
}

// Why the head among the partners can be no principal.
absl::string_view WhyNotTheHead(const std::vector<Partner>& partners,
                                Outcome outcome) {
  for (const Partner& partner : partners) {
    const Member& member = partner.member;
    if (member.relationship != Relationship::kHead ||
        CanBePrincipal(partner, outcome)) {
      continue;
    }
    if (member.absence == Absence::kDied) return "DIED";
    if (member.absence == Absence::kInOtherHousehold) return "MOVED";
    if (member.departed) break;
    if (!member.Present()) return "ABROAD";
    return partner.covered_elsewhere ? "COVERED" : "EMPLOYED";
  }
  return "NONE";
}

// The birth date of another member that counts on the day.
base::Date BirthOf(const CommonRules& rules, base::Date day,
                   const Partner& partner) {
  return WithCountingBirthDate(RuleOn(rules.birth_dates, day), partner.member)
      .birth_date;
}

// The place of the principal: the head or, for a child, else a spouse. Nothing
// if nobody can be one.
std::optional<std::size_t> FindPrincipal(const CommonRules& rules,
                                         base::Date day, Outcome outcome,
                                         bool child,
                                         const std::vector<Partner>& partners) {
  const PrincipalRule* rule = RuleOn(rules.principals, day);
  std::optional<std::size_t> spouse;
  for (std::size_t i = 0; i < partners.size(); ++i) {
    const Member& member = partners[i].member;
    if (!CanBePrincipal(partners[i], outcome)) continue;
    if (member.relationship == Relationship::kHead) return i;
    if (!child || member.relationship != Relationship::kSpouse) continue;
    const bool goes_before =
        !spouse.has_value() ||
        (rule != nullptr && rule->spouse == PrincipalRule::Spouse::kEldest &&
         BirthOf(rules, day, partners[i]) <
             BirthOf(rules, day, partners[*spouse]));
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

// Whether two members stand as brothers and sisters, by what they are to the
// head.
bool AreSiblings(Relationship person, Relationship other) {
  return other == person ||
         (person == Relationship::kSibling && other == Relationship::kHead);
}

// Whether a grown-up of that relationship is surely a brother or sister of the
// minors who have it, or stands as one.
bool AdultsAreSiblings(Relationship relationship) {
  return relationship == Relationship::kChild ||
         relationship == Relationship::kSibling ||
         relationship == Relationship::kGrandchild;
}

}  // namespace

bool IsMinorAlone(const CommonRules& rules, base::Date day,
                  const Member& person, const InsuredAs& insured) {
  const PrincipalRule* rule = RuleOn(rules.principals, day);
  return rule != nullptr &&
         rule->minors == PrincipalRule::Minors::kEldestSibling &&
         insured.role == InsuredRole::kPrincipal &&
         person.relationship != Relationship::kHead &&
         person.relationship != Relationship::kSpouse &&
         person.relationship != Relationship::kParent &&
         base::WholeYears(person.birth_date, day) < rule->minor_under_age;
}

InsuredAs RoleAmongSiblings(const CommonRules& rules, base::Date day,
                            Outcome outcome, const InsuredAs& insured,
                            const std::vector<Partner>& members,
                            std::size_t self) {
  const int majority = RuleOn(rules.principals, day)->minor_under_age;
  const Relationship relationship = members[self].member.relationship;
  std::optional<std::size_t> first;
  bool others = false;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const Relationship other = members[i].member.relationship;
    if (!AreSiblings(relationship, other) ||
        !CanBePrincipal(members[i], outcome)) {
      continue;
    }
    const base::Date birth = BirthOf(rules, day, members[i]);
    const bool minor = base::WholeYears(birth, day) < majority;
    if (!minor && other != Relationship::kHead &&
        !AdultsAreSiblings(relationship)) {
      continue;
    }
    others = others || (minor && i != self);
    const bool goes_before =
        !first.has_value() || other == Relationship::kHead ||
        (members[*first].member.relationship != Relationship::kHead &&
         birth < BirthOf(rules, day, members[*first]));
    if (goes_before) first = i;
  }
  if (first.has_value() && *first != self) {
    InsuredAs carried = Dependant("MINOR_THROUGH_SIBLING");
    carried.through = first;
    return carried;
  }
  return others && first.has_value() ? Principal("ELDEST_OF_MINORS") : insured;
}

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
  const auto principal = FindPrincipal(rules, day, outcome, child, partners);
  if (!principal.has_value()) {
    return Principal(
        child ? "NO_PRINCIPAL_IN_HOUSEHOLD" : "NO_HEAD_AS_PRINCIPAL",
        {std::string(WhyNotTheHead(partners, outcome))});
  }
  InsuredAs insured =
      child ? RoleOfChild(dependency) : Dependant("SPOUSE_OF_PRINCIPAL");
  insured.through = principal;
  return insured;
}

}  // namespace scoring
