#include "scoring/programme/common_rules.h"

#include <algorithm>
#include <cstddef>

#include "scoring/programme/check_rules.h"

namespace scoring {

absl::Status CheckCommonRules(const CommonRules& rules) {
  ConfigurationReader reader;
  CheckRules("dependant_rules", rules.dependants, reader);
  CheckRules("score_age_rules", rules.score_age, reader);
  CheckRules("residence_rules", rules.residence, reader);
  CheckRules("birth_date_rules", rules.birth_dates, reader);
  CheckRules("principal_rules", rules.principals, reader);
  CheckRules("unusable_share_rules", rules.unusable_share, reader);
  // Several begin on one day, each with reasons of its own.
  for (std::size_t i = 0; i < rules.ways_out.size(); ++i) {
    CheckRule(PlaceOf("ways_out", i), rules.ways_out[i], reader);
  }
  return reader.status("MALFORMED_PROGRAMME");
}

const WayOut* WayOutOf(const CommonRules& rules, absl::string_view reason,
                       base::Date day) {
  const WayOut* found = nullptr;
  for (const WayOut& way : rules.ways_out) {
    if (day < way.effective_from ||
        (found != nullptr && way.effective_from < found->effective_from) ||
        std::find(way.reasons.begin(), way.reasons.end(), reason) ==
            way.reasons.end()) {
      continue;
    }
    found = &way;
  }
  return found;
}

}  // namespace scoring
