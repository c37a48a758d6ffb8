#ifndef REGISTRY_CODES_PLACE_H_
#define REGISTRY_CODES_PLACE_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "registry/codes/code.h"

namespace registry {

// Where a household lives, as far as a score looks: the region and whether it
// is a town. Provinces are in registry/declaration/provinces.h.

enum class Milieu { kUrban = 1, kRural = 2 };

template <>
struct CodeNames<Milieu> {
  static constexpr absl::string_view kAll[] = {"URBAN", "RURAL"};
};

// Regions have the numbers 1 to 12.
inline constexpr int kRegions = 12;

// "11" of 11, "01" of 1.
std::string RegionCode(int region);

// The number of a region's code, "01" to "12"; nothing if it is not one.
std::optional<int> ParseRegion(absl::string_view code);

// What is said of a text that ParseRegion() does not take.
inline constexpr char kRegionRule[] = "must be from \"01\" to \"12\"";

}  // namespace registry

#endif  // REGISTRY_CODES_PLACE_H_
