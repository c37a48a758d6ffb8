#include "scoring/simulation/household_group.h"

namespace scoring {

Group GroupAt(std::size_t index) {
  constexpr auto kSizes = static_cast<std::size_t>(kMaxMembers);
  Group group;
  if (const std::size_t sex = index % kSexesOfHeads; sex != 0) {
    group.head_sex = static_cast<registry::Sex>(sex);
  }
  index /= kSexesOfHeads;
  group.members = static_cast<int>(index % kSizes) + 1;
  index /= kSizes;
  group.milieu = static_cast<registry::Milieu>(index % 2 + 1);
  group.region = static_cast<int>(index / 2) + 1;
  return group;
}

}  // namespace scoring
