#include "base/date.h"

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"
#include "absl/time/civil_time.h"

namespace base {
namespace {

constexpr absl::CivilDay kEpoch(1970, 1, 1);

absl::CivilDay ToCivil(Date date) { return kEpoch + date.day_number(); }

// The number that `text` spells; the caller has seen that it is all digits.
int Number(absl::string_view text) {
  int number = 0;
  for (const char c : text) number = number * 10 + (c - '0');
  return number;
}

}  // namespace

absl::StatusOr<Date> Date::Parse(absl::string_view text) {
  const absl::Status error =
      absl::InvalidArgumentError("must be a date that exists, as YYYY-MM-DD");
  if (text.size() != 10) return error;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (i == 4 || i == 7
            ? c != '-'
            : !absl::ascii_isdigit(static_cast<unsigned char>(c))) {
      return error;
    }
  }
  const int year = Number(text.substr(0, 4));
  const int month = Number(text.substr(5, 2));
  const int day = Number(text.substr(8, 2));
  const absl::CivilDay civil(year, month, day);
  // CivilDay carries over what does not exist: 31 April becomes 1 May.
  if (year < 1 || civil.month() != month || civil.day() != day) return error;
  return Date(static_cast<std::int32_t>(civil - kEpoch));
}

std::string Date::ToString() const {
  const absl::CivilDay civil = ToCivil(*this);
  return absl::StrFormat("%04d-%02d-%02d", civil.year(), civil.month(),
                         civil.day());
}

int WholeYears(Date birth, Date day) {
  const absl::CivilDay from = ToCivil(birth);
  const absl::CivilDay to = ToCivil(day);
  const bool reached = to.month() != from.month() ? to.month() > from.month()
                                                  : to.day() >= from.day();
  return static_cast<int>(to.year() - from.year()) - (reached ? 0 : 1);
}

Date MonthsAfter(Date day, int months) {
  const absl::CivilDay from = ToCivil(day);
  const absl::CivilMonth month = absl::CivilMonth(from) + months;
  const absl::CivilDay last = absl::CivilDay(month + 1) - 1;
  const absl::CivilDay same(month.year(), month.month(), from.day());
  return Date::FromDayNumber(
      static_cast<std::int32_t>((same < last ? same : last) - kEpoch));
}

}  // namespace base
