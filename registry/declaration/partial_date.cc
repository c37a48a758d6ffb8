#include "registry/declaration/partial_date.h"

#include <string>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace registry {

absl::StatusOr<PartialDate> ParsePartialDate(absl::string_view text) {
  DatePrecision precision = DatePrecision::kDay;
  std::string whole(text);
  if (text.size() == 4) {
    precision = DatePrecision::kYear;
    absl::StrAppend(&whole, "-01-01");
  } else if (text.size() == 7) {
    precision = DatePrecision::kMonth;
    absl::StrAppend(&whole, "-01");
  }
  const absl::StatusOr<base::Date> day = base::Date::Parse(whole);
  if (day.ok()) return PartialDate{*day, precision};
  return absl::InvalidArgumentError(
      "must be a date that exists, as YYYY-MM-DD, or YYYY-MM or YYYY where no "
      "more is known");
}

bool IsFirstDay(base::Date day, DatePrecision precision) {
  const std::string text = day.ToString();
  switch (precision) {
    case DatePrecision::kDay:
      return true;
    case DatePrecision::kMonth:
      return absl::EndsWith(text, "-01");
    case DatePrecision::kYear:
      return absl::EndsWith(text, "-01-01");
  }
  return false;
}

bool Covers(const PartialDate& known, base::Date day) {
  const std::string a = known.first_day.ToString();
  const std::string b = day.ToString();
  switch (known.precision) {
    case DatePrecision::kDay:
      return a == b;
    case DatePrecision::kMonth:
      return a.substr(0, 7) == b.substr(0, 7);
    case DatePrecision::kYear:
      return a.substr(0, 4) == b.substr(0, 4);
  }
  return false;
}

}  // namespace registry
