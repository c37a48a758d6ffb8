#ifndef REGISTRY_DECLARATION_PARTIAL_DATE_H_
#define REGISTRY_DECLARATION_PARTIAL_DATE_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/date.h"
#include "registry/codes/person.h"

namespace registry {

// A day of birth of which the day, or day and month, may not be known. What is
// computed from it takes the first day that it can be: of a year, 1 January
// (mark D: civil status writes so in many countries; no text of Morocco was
// found). So nobody who may be of age is taken for a child.
struct PartialDate {
  base::Date first_day;
  DatePrecision precision = DatePrecision::kDay;

  friend bool operator==(const PartialDate& a, const PartialDate& b) {
    return a.first_day == b.first_day && a.precision == b.precision;
  }
};

// Reads `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
//
// Errors: INVALID_ARGUMENT, with a message that does not repeat `text`.
absl::StatusOr<PartialDate> ParsePartialDate(absl::string_view text);

// Whether `day` is the first day that a date of this precision can be: what a
// date and its precision, given apart, must agree in.
bool IsFirstDay(base::Date day, DatePrecision precision);

// Whether `day` lies in the year, the month or the day that is known.
bool Covers(const PartialDate& known, base::Date day);

}  // namespace registry

#endif  // REGISTRY_DECLARATION_PARTIAL_DATE_H_
