#ifndef BASE_DATE_H_
#define BASE_DATE_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace base {

// A day of the Gregorian calendar, without a time or a zone. Range: years 1 to
// 9999. A value type: trivially copyable, ordered, thread-safe.
class Date {
 public:
  // 1970-01-01.
  constexpr Date() = default;

  // Reads `YYYY-MM-DD`, ten characters, a day that exists.
  //
  // Errors: INVALID_ARGUMENT, with a message that does not repeat `text`.
  static absl::StatusOr<Date> Parse(absl::string_view text);

  // The day `days` after 1970-01-01; the caller keeps it in range.
  static constexpr Date FromDayNumber(std::int32_t days) { return Date(days); }

  // Days since 1970-01-01, negative before it.
  constexpr std::int32_t day_number() const { return days_; }

  // `YYYY-MM-DD`.
  std::string ToString() const;

  friend constexpr bool operator==(Date a, Date b) {
    return a.days_ == b.days_;
  }
  friend constexpr bool operator!=(Date a, Date b) {
    return a.days_ != b.days_;
  }
  friend constexpr bool operator<(Date a, Date b) { return a.days_ < b.days_; }
  friend constexpr bool operator<=(Date a, Date b) {
    return a.days_ <= b.days_;
  }

 private:
  explicit constexpr Date(std::int32_t days) : days_(days) {}

  std::int32_t days_ = 0;
};

// The caller keeps the results within the years.
constexpr Date DayBefore(Date day) {
  return Date::FromDayNumber(day.day_number() - 1);
}
constexpr Date DayAfter(Date day) {
  return Date::FromDayNumber(day.day_number() + 1);
}

// Whole years reached on `day` by someone born on `birth`; negative if born
// later. Someone born on 29 February reaches a year on 1 March where there is
// no 29 February.
int WholeYears(Date birth, Date day);

// The same day of the month `months` later, or the last day of that month if it
// has no such day. `months` is not negative, and the result within the years.
Date MonthsAfter(Date day, int months);

}  // namespace base

#endif  // BASE_DATE_H_
