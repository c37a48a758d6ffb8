#include "scoring/simulation/parity.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "registry/codes/person.h"
#include "registry/codes/place.h"

namespace scoring {
namespace {

// The point of the standard normal distribution that 97.5 % lie below.
constexpr double kZ = 1.959963984540054;

// Sizes that are counted together, each from the one before on.
struct SizeClass {
  int largest;
  const char* name;
};
constexpr SizeClass kSizeClasses[] = {
    {1, "1"}, {2, "2"}, {4, "3-4"}, {6, "5-6"}, {50, "7-50"}};

// Where a size stands, and its name.
std::pair<int, std::string> ClassOf(int members) {
  int index = 0;
  for (const SizeClass& size : kSizeClasses) {
    if (members <= size.largest) return {index, size.name};
    ++index;
  }
  return {index, ""};
}

}  // namespace

Rate WilsonRate(std::int64_t part, std::int64_t all) {
  if (all == 0) return {0, 0, 1};
  const auto n = static_cast<double>(all);
  const double rate = static_cast<double>(part) / n;
  const double scale = 1 + kZ * kZ / n;
  const double middle = (rate + kZ * kZ / (2 * n)) / scale;
  const double half =
      kZ * std::sqrt(rate * (1 - rate) / n + kZ * kZ / (4 * n * n)) / scale;
  // At the ends exactly, where rounding could pass them.
  const double low = part == 0 ? 0 : std::max(0.0, middle - half);
  const double high = part == all ? 1 : std::min(1.0, middle + half);
  return {rate, low, high};
}

std::vector<ParityGroup> CountParity(const SimulationCounts& counts,
                                     std::size_t programme) {
  std::map<std::pair<Dimension, int>, ParityGroup> groups;
  for (std::size_t i = 0; i < kGroups; ++i) {
    const std::int64_t households = counts.HouseholdsIn(i);
    if (households == 0) continue;
    const Group group = GroupAt(i);
    const GroupCounts& in_group = counts.In(i, programme);
    const auto add = [&](Dimension dimension, int place, std::string name) {
      ParityGroup& sum = groups[{dimension, place}];
      sum.dimension = dimension;
      sum.group = std::move(name);
      sum.households += households;
      sum.usable.before += counts.UsableIn(i).before;
      sum.usable.after += counts.UsableIn(i).after;
      sum.on_side.before += in_group.before;
      sum.on_side.after += in_group.after;
    };
    const auto [size_class, size_name] = ClassOf(group.members);
    add(Dimension::kRegion, group.region, registry::RegionCode(group.region));
    add(Dimension::kMilieu, static_cast<int>(group.milieu),
        std::string(NameOf(group.milieu)));
    add(Dimension::kMembers, size_class, size_name);
    const registry::Sex head_sex = group.head_sex.value_or(registry::Sex{});
    add(Dimension::kHeadSex, static_cast<int>(head_sex),
        std::string(NameOf(head_sex)));
  }
  std::vector<ParityGroup> in_order;
  in_order.reserve(groups.size());
  for (auto& [place, group] : groups) in_order.push_back(std::move(group));
  return in_order;
}

}  // namespace scoring
