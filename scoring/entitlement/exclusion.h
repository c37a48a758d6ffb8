#ifndef SCORING_ENTITLEMENT_EXCLUSION_H_
#define SCORING_ENTITLEMENT_EXCLUSION_H_

#include <cstddef>
#include <vector>

#include "registry/declaration/household_facts.h"
#include "registry/status/person_status.h"
#include "scoring/entitlement/member.h"
#include "scoring/programme/rules.h"

namespace scoring {

// A status of a member that excludes the household from a programme, whatever
// its score.
struct Exclusion {
  std::size_t member = 0;  // the place among the members
  registry::Relationship relationship{};
  registry::StatusSpell spell;
};

// What excludes a household with these members, whose statuses are those of the
// day; in the order of members. Who died or left excludes nobody. `rule` is the
// one of the day; null: nothing excludes.
//
// Pure: same arguments, same answer.
std::vector<Exclusion> ExclusionsOf(const ExclusionRule* rule,
                                    const std::vector<Member>& members);

}  // namespace scoring

#endif  // SCORING_ENTITLEMENT_EXCLUSION_H_
