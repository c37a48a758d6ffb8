#ifndef REGISTRY_DECLARATION_BIRTH_DATE_RULE_H_
#define REGISTRY_DECLARATION_BIRTH_DATE_RULE_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "base/date.h"

namespace registry {

// The oldest that someone can be, in years. On the birthday they reach it they
// are still believed, the day after not.
inline constexpr int kMaxAgeYears = 130;

// The rule that a birth date breaks for someone who is alive on `day`, or
// nothing: not after that day, and not more than 130 years before it. The rule
// calls the day `day_name` ("effective_date").
std::optional<std::string> BrokenBirthDateRule(base::Date birth_date,
                                               base::Date day,
                                               absl::string_view day_name);

}  // namespace registry

#endif  // REGISTRY_DECLARATION_BIRTH_DATE_RULE_H_
