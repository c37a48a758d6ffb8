#ifndef BASE_RPC_GRANT_H_
#define BASE_RPC_GRANT_H_

#include <functional>
#include <set>
#include <string>

#include "absl/strings/string_view.h"
#include "base/rpc/hidden_fields.h"

namespace base::rpc {

// Regions ("04") and provinces ("04.421") in which people live and households
// are declared. Thread-safe.
struct Places {
  std::set<std::string, std::less<>> regions;
  std::set<std::string, std::less<>> provinces;

  // Nowhere and everywhere are not the same: this is the whole country.
  bool is_everywhere() const { return regions.empty() && provinces.empty(); }

  // Whether a place is in one of the regions, if there are any, and in one of
  // the provinces, if there are any. Either text may be empty: not known.
  bool Reach(absl::string_view region, absl::string_view province) const {
    if (region.empty()) region = province.substr(0, province.find('.'));
    return (regions.empty() || regions.find(region) != regions.end()) &&
           (provinces.empty() || provinces.find(province) != provinces.end());
  }
};

// One role as it allows a call: what it leaves out. A call that several roles
// allow has several grants; no two are ever put together.
struct Grant {
  Places places;
  HiddenFields hidden;

  // What an answer about several programmes may tell of. Empty: all.
  std::set<std::string, std::less<>> programmes;

  bool Tells(absl::string_view programme) const {
    return programmes.empty() || programmes.find(programme) != programmes.end();
  }
};

}  // namespace base::rpc

#endif  // BASE_RPC_GRANT_H_
