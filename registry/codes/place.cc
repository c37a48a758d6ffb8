#include "registry/codes/place.h"

#include "absl/strings/str_cat.h"

namespace registry {

std::string RegionCode(int region) {
  return absl::StrCat(absl::Dec(region, absl::kZeroPad2));
}

std::optional<int> ParseRegion(absl::string_view code) {
  for (int region = 1; region <= kRegions; ++region) {
    if (code == RegionCode(region)) return region;
  }
  return std::nullopt;
}

}  // namespace registry
