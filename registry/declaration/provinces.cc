#include "registry/declaration/provinces.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"
#include "base/csv.h"
#include "registry/codes/place.h"
#include "registry/declaration/provinces_csv.h"

namespace registry {
namespace {

// Columns of provinces.csv.
enum Column {
  kRegionCode,
  kRegionFrench,
  kRegionArabic,
  kRegionEnglish,
  kProvinceCode,
  kProvinceFrench,
  kProvinceArabic,
  kType,
  kColumns,
};

struct RegionNames {
  absl::string_view arabic;
  absl::string_view english;
  absl::string_view french;
};

struct Table {
  std::array<RegionNames, kRegions + 1> regions;  // by number; 0 is not used
  std::vector<Province> provinces;                // by region and code
};

// The number that `digits` spells; nothing if it is not all digits.
std::optional<int> Number(absl::string_view digits) {
  int number = 0;
  for (const char c : digits) {
    if (!absl::ascii_isdigit(static_cast<unsigned char>(c))) {
      return std::nullopt;
    }
    number = number * 10 + (c - '0');
  }
  return number;
}

// Region and province of `RR.PPP`, listed or not.
std::optional<std::pair<int, int>> ParseCode(absl::string_view code) {
  if (code.size() != 6 || code[2] != '.') return std::nullopt;
  const std::optional<int> region = ParseRegion(code.substr(0, 2));
  const std::optional<int> province = Number(code.substr(3));
  if (!region.has_value() || !province.has_value()) return std::nullopt;
  return std::make_pair(*region, *province);
}

bool Before(const Province& a, const Province& b) {
  return std::make_pair(a.region, a.code) < std::make_pair(b.region, b.code);
}

Table* ReadTable() {
  auto* table = new Table;
  // Names of the table point into it.
  static const auto* const rows = new std::vector<std::vector<std::string>>(
      base::ReadEmbeddedCsv(kProvincesCsv));
  for (std::size_t i = 1; i < rows->size(); ++i) {
    const std::vector<std::string>& cells = (*rows)[i];
    assert(cells.size() == kColumns);
    const auto code = ParseCode(cells[kProvinceCode]);
    assert(code.has_value());
    assert(cells[kRegionCode] == RegionCode(code->first));
    table->regions[static_cast<std::size_t>(code->first)] = {
        cells[kRegionArabic], cells[kRegionEnglish], cells[kRegionFrench]};
    table->provinces.push_back({code->first, code->second,
                                cells[kProvinceFrench], cells[kProvinceArabic],
                                cells[kType] == "prefecture"});
  }
  assert(
      std::is_sorted(table->provinces.begin(), table->provinces.end(), Before));
  return table;
}

const Table& TheTable() {
  static const Table* const table = ReadTable();
  return *table;
}

}  // namespace

absl::Span<const Province> Provinces() { return TheTable().provinces; }

std::optional<Province> FindProvince(absl::string_view code) {
  const auto parsed = ParseCode(code);
  if (!parsed.has_value()) return std::nullopt;
  return FindProvince(parsed->first, parsed->second);
}

std::optional<Province> FindProvince(int region, int code) {
  const std::vector<Province>& all = TheTable().provinces;
  const Province wanted = {region, code, "", ""};
  const auto found = std::lower_bound(all.begin(), all.end(), wanted, Before);
  if (found == all.end() || Before(wanted, *found)) return std::nullopt;
  return *found;
}

std::string ProvinceCode(int region, int code) {
  return absl::StrFormat("%02d.%03d", region, code);
}

absl::string_view RegionName(int region, base::Language language) {
  if (region < 1 || region > kRegions) return "";
  const RegionNames& names =
      TheTable().regions[static_cast<std::size_t>(region)];
  switch (language) {
    case base::Language::kArabic:
      return names.arabic;
    case base::Language::kEnglish:
      return names.english;
    case base::Language::kFrench:
      return names.french;
  }
  return "";
}

}  // namespace registry
