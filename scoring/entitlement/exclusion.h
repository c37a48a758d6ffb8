#ifndef SCORING_ENTITLEMENT_EXCLUSION_H_
#define SCORING_ENTITLEMENT_EXCLUSION_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "registry/declaration/household_facts.h"
#include "registry/status/person_status.h"
#include "scoring/entitlement/known_end.h"
#include "scoring/entitlement/member.h"
#include "scoring/programme/rules.h"

namespace scoring {

// A status that is known already to exclude the household from a later day on.
struct LaterExclusion {
  std::size_t member = 0;  // the place among the members of the declaration

  // The first day of the declaration, if it is a later one than that of the day
  // that is asked about.
  std::optional<base::Date> declared_for;

  registry::PersonStatus status{};
  std::string source;
  base::Date from;                // the first day on which it excludes
  std::optional<base::Date> end;  // the first on which it does no more

  friend bool operator==(const LaterExclusion& a, const LaterExclusion& b) {
    return a.member == b.member && a.declared_for == b.declared_for &&
           a.status == b.status && a.source == b.source && a.from == b.from &&
           a.end == b.end;
  }
};

// A status of a member that excludes the household from a programme, whatever
// its score.
struct Exclusion {
  std::size_t member = 0;  // the place among the members
  registry::Relationship relationship{};
  registry::StatusSpell spell;

  // When it excludes no more, by the earliest of all that is known to end it:
  // what the body reports, and that the member is there no more.
  std::optional<KnownEnd> end;

  // With `end`: whether something else is known to exclude the household on
  // that day.
  bool excluded_then = false;

  // With `end`, unless another exclusion of today goes on then: the first that
  // excludes the household on that day or later.
  std::optional<LaterExclusion> next;
};

// What excludes a household with these members, whose statuses are those of the
// day; in the order of members. Who died or left excludes nobody. `later` is
// what is known to exclude it on later days, in the order of first days. `rule`
// is the one of the day; null: nothing excludes.
//
// Pure: same arguments, same answer.
std::vector<Exclusion> ExclusionsOf(
    const ExclusionRule* rule, const std::vector<Member>& members,
    const std::vector<LaterExclusion>& later = {});

}  // namespace scoring

#endif  // SCORING_ENTITLEMENT_EXCLUSION_H_
