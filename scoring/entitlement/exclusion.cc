#include "scoring/entitlement/exclusion.h"

#include <algorithm>
#include <utility>

namespace scoring {
namespace {

bool Excludes(const ExclusionRule& rule, registry::PersonStatus status) {
  return std::find(rule.statuses.begin(), rule.statuses.end(), status) !=
         rule.statuses.end();
}

// What follows an exclusion that ends on `day`.
std::optional<registry::StatusSpell> Following(const ExclusionRule& rule,
                                               const Member& member,
                                               base::Date day) {
  for (const registry::StatusSpell& later : member.statuses.excluding_later) {
    const bool over = later.ends.has_value() && *later.ends <= day;
    const bool gone =
        member.gone.has_value() && member.gone->day <= later.since;
    if (!over && !gone && Excludes(rule, later.status)) return later;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Exclusion> ExclusionsOf(const ExclusionRule* rule,
                                    const std::vector<Member>& members) {
  std::vector<Exclusion> exclusions;
  if (rule == nullptr) return exclusions;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (members[i].departed) continue;
    for (const registry::StatusSpell& spell : members[i].statuses.excluding) {
      if (!Excludes(*rule, spell.status)) continue;
      Exclusion exclusion{i, members[i].relationship, spell, {}, {}};
      exclusion.end =
          EarlierEnd(members[i].gone, EndOn(spell.ends, EndCause::kReported));
      if (exclusion.end.has_value() &&
          exclusion.end->cause == EndCause::kReported) {
        exclusion.follows = Following(*rule, members[i], exclusion.end->day);
      }
      exclusions.push_back(std::move(exclusion));
    }
  }
  return exclusions;
}

}  // namespace scoring
