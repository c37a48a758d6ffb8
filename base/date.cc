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

absl::Status NoSuchDate() {
  return absl::InvalidArgumentError(
      "must be a date that exists, as YYYY-MM-DD");
}

// The last `digits` of a number that is not negative, from a place of `text`.
void Write(int number, std::size_t place, std::size_t digits,
           std::string& text) {
  for (std::size_t i = place + digits; i-- > place; number /= 10) {
    text[i] = static_cast<char>('0' + number % 10);
  }
}

}  // namespace

absl::StatusOr<Date> Date::Parse(absl::string_view text) {
  if (text.size() != 10) return NoSuchDate();
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (i == 4 || i == 7
            ? c != '-'
            : !absl::ascii_isdigit(static_cast<unsigned char>(c))) {
      return NoSuchDate();
    }
  }
  const int year = Number(text.substr(0, 4));
  const int month = Number(text.substr(5, 2));
  const int day = Number(text.substr(8, 2));
  const absl::CivilDay civil(year, month, day);
  // CivilDay carries over what does not exist: 31 April becomes 1 May.
  if (year < 1 || civil.month() != month || civil.day() != day) {
    return NoSuchDate();
  }
  return Date(static_cast<std::int32_t>(civil - kEpoch));
}

std::string Date::ToString() const {
  const absl::CivilDay civil = ToCivil(*this);
  if (civil.year() < 0 || civil.year() > 9999) {
    return absl::StrFormat("%04d-%02d-%02d", civil.year(), civil.month(),
                           civil.day());
  }
  // Answers hold several, and this takes an eighth of the time.
  std::string text = "0000-00-00";
  Write(static_cast<int>(civil.year()), 0, 4, text);
  Write(civil.month(), 5, 2, text);
  Write(civil.day(), 8, 2, text);
  return text;
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
