#include "scoring/entitlement/exclusion.h"

#include <algorithm>

namespace scoring {

std::vector<Exclusion> ExclusionsOf(const ExclusionRule* rule,
                                    const std::vector<Member>& members) {
  std::vector<Exclusion> exclusions;
  if (rule == nullptr) return exclusions;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (members[i].departed) continue;
    for (const registry::StatusSpell& spell : members[i].statuses.excluding) {
      if (std::find(rule->statuses.begin(), rule->statuses.end(),
                    spell.status) != rule->statuses.end()) {
        exclusions.push_back({i, members[i].relationship, spell});
      }
    }
  }
  return exclusions;
}

}  // namespace scoring
