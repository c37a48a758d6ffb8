#ifndef SCORING_ENTITLEMENT_EXCLUSION_H_
#define SCORING_ENTITLEMENT_EXCLUSION_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "registry/codes/household.h"
#include "registry/person_file/known_end.h"
#include "registry/person_file/later_exclusion.h"
#include "registry/person_file/member.h"
#include "registry/status/person_status.h"
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
  std::optional<registry::KnownEnd> end;

  // With `end`: whether something else is known to exclude the household on
  // that day.
  bool excluded_then = false;

  // With `end`, unless another exclusion of today goes on then: the first that
  // excludes the household on that day or later.
  std::optional<registry::LaterExclusion> next;
};

// What excludes a household with these members, whose statuses are those of the
// day; in the order of members. Who died or left excludes nobody. `later` is
// what is known to exclude it on later days, in the order of first days. `rule`
// is the one of the day; null: nothing excludes.
//
// Pure: same arguments, same answer.
std::vector<Exclusion> ExclusionsOf(
    const ExclusionRule* rule, const std::vector<registry::Member>& members,
    const std::vector<registry::LaterExclusion>& later = {});

}  // namespace scoring

#endif  // SCORING_ENTITLEMENT_EXCLUSION_H_
