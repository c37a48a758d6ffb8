#include "registry/declaration/birth_date_rule.h"

#include "absl/strings/str_cat.h"
#include "registry/codes/limits.h"

namespace registry {

std::optional<std::string> BrokenBirthDateRule(base::Date birth_date,
                                               base::Date day,
                                               absl::string_view day_name) {
  if (day < birth_date) return absl::StrCat("must not be after ", day_name);
  // More than 130 years before, if the 130th birthday was before `day`.
  const base::Date day_before = base::Date::FromDayNumber(day.day_number() - 1);
  if (birth_date < day && WholeYears(birth_date, day_before) >= kMaxAgeYears) {
    return absl::StrCat("must not be more than ", kMaxAgeYears,
                        " years before ", day_name);
  }
  return std::nullopt;
}

}  // namespace registry
