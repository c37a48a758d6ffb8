#include "scoring/entitlement/exclusion.h"

#include <algorithm>
#include <utility>

namespace scoring {
namespace {

using registry::EarlierEnd;
using registry::EndCause;
using registry::EndOn;
using registry::LaterExclusion;
using registry::Member;

bool Excludes(const ExclusionRule& rule, registry::PersonStatus status) {
  return std::find(rule.statuses.begin(), rule.statuses.end(), status) !=
         rule.statuses.end();
}

// Whether something that ends on a day still holds on `day`.
bool GoesOn(const std::optional<base::Date>& end, base::Date day) {
  return !end.has_value() || day < *end;
}

// Adds what excludes the household from the end of one of the exclusions on.
void AddWhatFollows(const ExclusionRule& rule,
                    const std::vector<Exclusion>& exclusions,
                    const std::vector<LaterExclusion>& later,
                    Exclusion& ending) {
  const base::Date day = ending.end->day;
  ending.excluded_then = std::any_of(
      exclusions.begin(), exclusions.end(), [day](const Exclusion& one) {
        return !one.end.has_value() || day < one.end->day;
      });
  if (ending.excluded_then) return;
  const auto next = std::find_if(
      later.begin(), later.end(), [&rule, day](const LaterExclusion& one) {
        return GoesOn(one.end, day) && Excludes(rule, one.status);
      });
  if (next == later.end()) return;
  ending.next = *next;
  ending.excluded_then = next->from <= day;
}

}  // namespace

std::vector<Exclusion> ExclusionsOf(const ExclusionRule* rule,
                                    const std::vector<Member>& members,
                                    const std::vector<LaterExclusion>& later) {
  std::vector<Exclusion> exclusions;
  if (rule == nullptr) return exclusions;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (members[i].departed) continue;
    for (const registry::StatusSpell& spell : members[i].statuses.excluding) {
      if (!Excludes(*rule, spell.status)) continue;
      Exclusion exclusion;
      exclusion.member = i;
      exclusion.relationship = members[i].relationship;
      exclusion.spell = spell;
      exclusion.end =
          EarlierEnd(members[i].gone, EndOn(spell.ends, EndCause::kReported));
      exclusions.push_back(std::move(exclusion));
    }
  }
  for (Exclusion& exclusion : exclusions) {
    if (exclusion.end.has_value()) {
      AddWhatFollows(*rule, exclusions, later, exclusion);
    }
  }
  return exclusions;
}

}  // namespace scoring
