#ifndef SCORING_ENTITLEMENT_DEPENDANTS_H_
#define SCORING_ENTITLEMENT_DEPENDANTS_H_

#include <optional>
#include <vector>

#include "base/date.h"
#include "registry/person_file/known_end.h"
#include "registry/person_file/member.h"
#include "scoring/programme/rules.h"

namespace scoring {

// Why a child is a dependant, or not.
enum class DependantGround {
  kUpToAge,   // young enough
  kStudent,   // studies, is not married, and young enough for that
  kDisabled,  // at any age
  kOverAgeLimit,
};

struct ChildDependency {
  DependantGround ground{};

  int age = 0;  // whole years on the day

  // The last age of a dependant that applies; nothing with kDisabled, or if no
  // rule sets one.
  std::optional<int> up_to_age;

  bool dependant() const { return ground != DependantGround::kOverAgeLimit; }
};

// Whether a child can be somebody's dependant on `day`. `rule` is the one of
// that day; null: there is no limit.
//
// Pure: same arguments, same answer.
ChildDependency DependencyOf(const DependantRule* rule,
                             const registry::Member& child, base::Date day);

// Why a child who was a dependant, as `before` tells of the day before `day`,
// is none as `now` tells of `day`: kAgeLimit if time alone does it, else what
// changed, the end of a disability first, then that of studies, then a
// marriage; kDeclared if it is none of these.
//
// Pure: same arguments, same answer.
registry::EndCause WhyDependantNoMore(const std::vector<DependantRule>& rules,
                                      const registry::Member& before,
                                      const registry::Member& now,
                                      base::Date day);

// Whether somebody who is, or was on `since`, a child of the head passed the
// age limit after `since`, the day on which a regime opened cover as a
// dependant: as a child it could be one then, as `then` tells of it, and cannot
// on `day`. A regime that opens cover for somebody who cannot knows something
// that the register does not.
bool PassedAgeLimit(const std::vector<DependantRule>& rules,
                    const registry::Member& then, base::Date since,
                    const registry::Member& now, base::Date day);

}  // namespace scoring

#endif  // SCORING_ENTITLEMENT_DEPENDANTS_H_
