#include "registry/identity_check/agreement.h"

#include <algorithm>
#include <cstddef>
#include <string>

namespace registry {
namespace {

// Whether the texts differ by one sign more, less or other, or by two
// neighbours exchanged.
bool IsOneSlipAway(absl::string_view a, absl::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  const auto differ = std::mismatch(a.begin(), a.end(), b.begin());
  const auto at = static_cast<std::size_t>(differ.first - a.begin());
  if (b.size() > a.size()) return a.substr(at) == b.substr(at + 1);
  if (at == a.size()) return false;  // they are the same
  if (a.substr(at + 1) == b.substr(at + 1)) return true;
  return at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] &&
         a.substr(at + 2) == b.substr(at + 2);
}

}  // namespace

Agreement CompareBirthDates(base::Date stated, base::Date registered) {
  if (stated == registered) return Agreement::kMatch;
  const std::string a = stated.ToString();
  const std::string b = registered.ToString();
  int differing = 0;
  for (std::size_t i = 0; i < a.size(); ++i) differing += a[i] != b[i] ? 1 : 0;
  // YYYY-MM-DD.
  const bool exchanged = a.substr(0, 4) == b.substr(0, 4) &&
                         a.substr(5, 2) == b.substr(8, 2) &&
                         a.substr(8, 2) == b.substr(5, 2);
  return differing == 1 || exchanged ? Agreement::kCloseMatch
                                     : Agreement::kNoMatch;
}

Agreement CompareBirthDates(const PartialDate& stated,
                            const PartialDate& registered) {
  if (stated.precision == registered.precision) {
    if (stated.precision == DatePrecision::kDay) {
      return CompareBirthDates(stated.first_day, registered.first_day);
    }
    return stated == registered ? Agreement::kMatch : Agreement::kNoMatch;
  }
  const bool says_less = static_cast<int>(stated.precision) >
                         static_cast<int>(registered.precision);
  const bool agree = says_less ? Covers(stated, registered.first_day)
                               : Covers(registered, stated.first_day);
  return agree ? Agreement::kCloseMatch : Agreement::kNoMatch;
}

Agreement CompareDocument(const Document& stated,
                          const std::vector<Document>& registered) {
  Agreement best = Agreement::kNoMatch;
  for (const Document& document : registered) {
    if (document.type != stated.type) continue;
    if (document.number == stated.number) return Agreement::kMatch;
    if (IsOneSlipAway(document.number, stated.number)) {
      best = Agreement::kCloseMatch;
    }
  }
  return best;
}

Agreement CompareProvinces(absl::string_view stated,
                           absl::string_view registered) {
  if (stated == registered) return Agreement::kMatch;
  return stated.substr(0, 2) == registered.substr(0, 2) ? Agreement::kCloseMatch
                                                        : Agreement::kNoMatch;
}

}  // namespace registry
