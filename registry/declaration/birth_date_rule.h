#ifndef REGISTRY_DECLARATION_BIRTH_DATE_RULE_H_
#define REGISTRY_DECLARATION_BIRTH_DATE_RULE_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "base/date.h"

namespace registry {

// The rule that a birth date breaks for someone who is alive on `day`, or
// nothing: not after that day, and not more than kMaxAgeYears before it. The
// rule calls the day `day_name` ("effective_date").
std::optional<std::string> BrokenBirthDateRule(base::Date birth_date,
                                               base::Date day,
                                               absl::string_view day_name);

}  // namespace registry

#endif  // REGISTRY_DECLARATION_BIRTH_DATE_RULE_H_
