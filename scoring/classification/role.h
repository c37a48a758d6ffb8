#ifndef SCORING_CLASSIFICATION_ROLE_H_
#define SCORING_CLASSIFICATION_ROLE_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "base/date.h"
#include "registry/person_file/member.h"
#include "scoring/classification/classification.h"
#include "scoring/classification/reason.h"
#include "scoring/programme/common_rules.h"

namespace scoring {

// Another member of the household who may be a principal. The birth date is the
// declared one.
struct Partner {
  registry::Member member;
  bool covered_elsewhere = false;
};

// As what a person is insured in AMO Tadamon or AMO Chamil, and why. The reason
// is one of HEAD_OF_HOUSEHOLD, SPOUSE_OF_PRINCIPAL, CHILD_UP_TO_AGE,
// STUDENT_UP_TO_AGE, DISABLED_WITHOUT_AGE_LIMIT, OVER_AGE_LIMIT,
// NO_PRINCIPAL_IN_HOUSEHOLD (a child), NO_HEAD_AS_PRINCIPAL (a spouse),
// NOT_A_DEPENDANT, MINOR_THROUGH_SIBLING, ELDEST_OF_MINORS.
struct InsuredAs {
  registry::InsuredRole role;
  Reason reason;

  // Of a dependant: the place of the principal among the partners.
  std::optional<std::size_t> through = std::nullopt;
};

// The spouse is a dependant of the head, the children up to their age limit are
// dependants of the head or else of a spouse, of several by the rule of the
// day; everybody else is a principal. So is a spouse or child where no partner
// can be a principal of the programme: present, not covered elsewhere, and in
// AMO Chamil not employed. `outcome` is the person's own, kAmoTadamon or
// kAmoChamil; `partners` are the others of the household in the order of the
// declaration, and others than head and spouses among them do not count.
//
// Pure: same arguments, same answer.
InsuredAs RoleInHousehold(const CommonRules& rules, base::Date day,
                          Outcome outcome, const registry::Member& person,
                          const std::vector<Partner>& partners);

// Whether somebody who is insured as RoleInHousehold() says is a minor without
// a principal, of whom RoleAmongSiblings() is to be asked.
bool IsMinorAlone(const CommonRules& rules, base::Date day,
                  const registry::Member& person, const InsuredAs& insured);

// The role of the minor at the place `self`, by PrincipalRule::Minors: a
// dependant of the brother or sister who is the principal of all of them, or
// that principal. `members` are all members of the household in the order of
// the declaration, and `insured` is what RoleInHousehold() says of the minor.
//
// Pure: same arguments, same answer.
InsuredAs RoleAmongSiblings(const CommonRules& rules, base::Date day,
                            Outcome outcome, const InsuredAs& insured,
                            const std::vector<Partner>& members,
                            std::size_t self);

}  // namespace scoring

#endif  // SCORING_CLASSIFICATION_ROLE_H_
