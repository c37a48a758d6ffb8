#include "base/date.h"

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"
#include "absl/time/civil_time.h"

namespace base {
namespace {

constexpr absl::CivilDay kEpoch(1970, 1, 1);

struct CivilDate {
  std::int64_t year;
  int month;
  int day;
};

// By arithmetic, as in Howard Hinnant's "chrono-compatible low-level date
// algorithms": absl::CivilDay counts its way there, which takes twenty times as
// long, and an answer about a person has some forty dates. The year begins in
// March, so that the day that comes every fourth year is its last.
CivilDate ToCivil(Date date) {
  constexpr std::int64_t kDaysOf400Years = 146'097;
  constexpr std::int64_t kDaysToEpoch = 719'468;  // from 0000-03-01
  const std::int64_t days = date.day_number() + kDaysToEpoch;
  const std::int64_t era =
      (days >= 0 ? days : days - kDaysOf400Years + 1) / kDaysOf400Years;
  const std::int64_t day_of_era = days - era * kDaysOf400Years;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 -
       day_of_era / 146'096) /
      365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month = (5 * day_of_year + 2) / 153;  // 0: March
  CivilDate civil{};
  civil.day = static_cast<int>(day_of_year - (153 * month + 2) / 5 + 1);
  civil.month = static_cast<int>(month < 10 ? month + 3 : month - 9);
  civil.year = year_of_era + era * 400 + (civil.month <= 2 ? 1 : 0);
  return civil;
}

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
  const CivilDate civil = ToCivil(*this);
  if (civil.year < 0 || civil.year > 9999) {
    return absl::StrFormat("%04d-%02d-%02d", civil.year, civil.month,
                           civil.day);
  }
  // Answers hold several, and this takes an eighth of the time.
  std::string text = "0000-00-00";
  Write(static_cast<int>(civil.year), 0, 4, text);
  Write(civil.month, 5, 2, text);
  Write(civil.day, 8, 2, text);
  return text;
}

int WholeYears(Date birth, Date day) {
  const CivilDate from = ToCivil(birth);
  const CivilDate to = ToCivil(day);
  const bool reached =
      to.month != from.month ? to.month > from.month : to.day >= from.day;
  return static_cast<int>(to.year - from.year) - (reached ? 0 : 1);
}

Date MonthsAfter(Date day, int months) {
  const CivilDate from = ToCivil(day);
  const absl::CivilMonth month =
      absl::CivilMonth(from.year, from.month) + months;
  const absl::CivilDay last = absl::CivilDay(month + 1) - 1;
  const absl::CivilDay same(month.year(), month.month(), from.day);
  return Date::FromDayNumber(
      static_cast<std::int32_t>((same < last ? same : last) - kEpoch));
}

}  // namespace base
