#ifndef SCORING_ENTITLEMENT_EXCLUSION_H_
#define SCORING_ENTITLEMENT_EXCLUSION_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "registry/declaration/household_facts.h"
#include "registry/status/person_status.h"
#include "scoring/entitlement/known_end.h"
#include "scoring/entitlement/member.h"
#include "scoring/programme/rules.h"

namespace scoring {

// A status of a member that excludes the household from a programme, whatever
// its score.
struct Exclusion {
  std::size_t member = 0;  // the place among the members
  registry::Relationship relationship{};
  registry::StatusSpell spell;

  // When it excludes no more, by the earliest of all that is known to end it:
  // what the body reports, and that the member is there no more.
  std::optional<KnownEnd> end;

  // With an end that the body reports: the first status of the member that is
  // known to begin later, and to exclude the household then.
  std::optional<registry::StatusSpell> follows;
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
