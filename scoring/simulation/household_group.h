#ifndef SCORING_SIMULATION_HOUSEHOLD_GROUP_H_
#define SCORING_SIMULATION_HOUSEHOLD_GROUP_H_

#include <cstddef>
#include <cstdint>
#include <optional>

#include "registry/codes/person.h"
#include "registry/codes/place.h"
#include "scoring/formula/formula.h"

namespace scoring {

// Households and the people in them.
struct Size {
  std::int64_t households = 0;
  std::int64_t people = 0;

  // Of the households, those whose score may be used.
  std::int64_t usable = 0;

  void Add(const Size& other) {
    households += other.households;
    people += other.people;
    usable += other.usable;
  }
  friend bool operator==(const Size& a, const Size& b) {
    return a.households == b.households && a.people == b.people &&
           a.usable == b.usable;
  }
};

// As things are, and as they would be.
template <typename T>
struct Both {
  T before{};
  T after{};
};

// Households that look the same to a count.
struct Group {
  int region = 1;  // 1 to 12
  registry::Milieu milieu = registry::Milieu::kUrban;
  int members = 1;                        // 1 to kMaxMembers
  std::optional<registry::Sex> head_sex;  // nothing: not known
};

inline constexpr std::size_t kSexesOfHeads = 3;  // not known, female, male
inline constexpr std::size_t kGroups =
    kRegionCount * 2 * kMaxMembers * kSexesOfHeads;

// The place of a group among all kGroups.
inline std::size_t IndexOf(const Group& group) {
  const auto region = static_cast<std::size_t>(group.region - 1);
  const auto milieu = static_cast<std::size_t>(group.milieu) - 1;
  const auto members = static_cast<std::size_t>(group.members - 1);
  return ((region * 2 + milieu) * std::size_t{kMaxMembers} + members) *
             kSexesOfHeads +
         (group.head_sex.has_value() ? static_cast<std::size_t>(*group.head_sex)
                                     : 0);
}

// The group at a place.
Group GroupAt(std::size_t index);

}  // namespace scoring

#endif  // SCORING_SIMULATION_HOUSEHOLD_GROUP_H_
