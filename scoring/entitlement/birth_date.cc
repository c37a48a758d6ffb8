#include "scoring/entitlement/birth_date.h"

#include <utility>

namespace scoring {

using registry::Member;

Member WithCountingBirthDate(const BirthDateRule* rule, Member member) {
  if (member.other_birth_date.has_value() && !DeclaredBirthDateCounts(rule)) {
    std::swap(member.birth_date, *member.other_birth_date);
  }
  return member;
}

std::vector<Member> WithCountingBirthDate(const BirthDateRule* rule,
                                          std::vector<Member> members) {
  for (Member& member : members) {
    member = WithCountingBirthDate(rule, std::move(member));
  }
  return members;
}

}  // namespace scoring
