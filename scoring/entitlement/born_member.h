#ifndef SCORING_ENTITLEMENT_BORN_MEMBER_H_
#define SCORING_ENTITLEMENT_BORN_MEMBER_H_

#include "base/date.h"
#include "registry/codes/household.h"
#include "registry/person_file/member.h"

namespace scoring {

// A member in public school, for tests.
inline registry::Member Born(const char* birth_date,
                             registry::Relationship relationship) {
  registry::Member member;
  member.relationship = relationship;
  member.birth_date = base::Date::Parse(birth_date).value();
  member.schooling = registry::Schooling::kPublic;
  return member;
}

}  // namespace scoring

#endif  // SCORING_ENTITLEMENT_BORN_MEMBER_H_
