#ifndef SCORING_ENTITLEMENT_UNCOUNTED_H_
#define SCORING_ENTITLEMENT_UNCOUNTED_H_

#include <cstddef>
#include <vector>

#include "base/date.h"
#include "registry/codes/household.h"
#include "registry/person_file/member.h"
#include "scoring/entitlement/direct_aid.h"
#include "scoring/programme/rules.h"

namespace scoring {

// Why a member brings nothing as a child. The values are those of
// rsu.eligibility.v1.UncountedMember.Why.
enum class UncountedBy {
  // No child of the head, nor raised by a title that counts.
  kNotRaisedHere = 1,
  kRaisedElsewhere = 2,
  kOverAge = 3,
  kDied = 4,
  kInOtherHousehold = 5,
  kLivesAbroad = 6,
  kNamedTwice = 7,
  kNumberRetired = 8,
};

struct Uncounted {
  std::size_t member = 0;  // the place among the members
  registry::Relationship relationship{};
  UncountedBy why{};
  int age = 0;  // whole years on the day
};

// Of the household whose direct aid by `rule` is `aid`: the children of the
// head who bring nothing, of any age, and who else brings nothing and is
// younger than the rule's age, but for head and spouses. In the order of the
// declaration. Nobody who is not born yet.
//
// Pure: same arguments, same answer.
std::vector<Uncounted> FindUncounted(
    const AidRule& rule, base::Date day,
    const std::vector<registry::Member>& members, const DirectAid& aid);

}  // namespace scoring

#endif  // SCORING_ENTITLEMENT_UNCOUNTED_H_
