#ifndef SCORING_ENTITLEMENT_BIRTH_DATE_H_
#define SCORING_ENTITLEMENT_BIRTH_DATE_H_

#include <vector>

#include "registry/person_file/member.h"
#include "scoring/programme/rules.h"

namespace scoring {

// Whether the declared birth date counts for rights by age, and not that of the
// population register. `rule` is the one of the day; null: it does.
inline bool DeclaredBirthDateCounts(const BirthDateRule* rule) {
  return rule == nullptr || rule->counts == BirthDateSource::kDeclared;
}

// `member`, whose `birth_date` is the declared one, with the birth date that
// counts in its place, and the other one beside it.
//
// Pure: same arguments, same answer.
registry::Member WithCountingBirthDate(const BirthDateRule* rule,
                                       registry::Member member);
std::vector<registry::Member> WithCountingBirthDate(
    const BirthDateRule* rule, std::vector<registry::Member> members);

}  // namespace scoring

#endif  // SCORING_ENTITLEMENT_BIRTH_DATE_H_
