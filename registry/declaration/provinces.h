#ifndef REGISTRY_DECLARATION_PROVINCES_H_
#define REGISTRY_DECLARATION_PROVINCES_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "base/language.h"

namespace registry {

// The twelve regions and 75 provinces and prefectures of Morocco, with the
// codes of the statistics office (HCP), from provinces.csv. The table is read
// once, at the first call; all functions are thread-safe and all names live as
// long as the program.

struct Province {
  int region;                  // 1 to 12
  int code;                    // the three digits after the point
  absl::string_view french;    // "Tarfaya"
  absl::string_view arabic;    // "طرفاية"
  bool is_prefecture = false;  // an urban province
};

// All of them, by region and code.
absl::Span<const Province> Provinces();

// The province whose code is `RR.PPP`, "11.537"; nothing if there is none.
std::optional<Province> FindProvince(absl::string_view code);

// The province of that code in the region, 11 and 537; nothing if there is
// none.
std::optional<Province> FindProvince(int region, int code);

// "11.537" of 11 and 537.
std::string ProvinceCode(int region, int code);

// The name of `region`, 1 to 12; empty for any other number.
absl::string_view RegionName(int region, base::Language language);

}  // namespace registry

#endif  // REGISTRY_DECLARATION_PROVINCES_H_
