#include "scoring/programme/common_rules.h"

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
  return reader.status("MALFORMED_PROGRAMME");
}

}  // namespace scoring
