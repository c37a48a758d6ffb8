#include "scoring/programme/deciding_days.h"

#include <cstdint>

namespace scoring {
namespace {

// 9999-12-31.
constexpr std::int32_t kLastDayNumber = 2'932'896;

constexpr int kMonthsAYear = 12;

template <typename Rule>
void AddFirstDays(const std::vector<Rule>& rules, std::set<base::Date>& days) {
  for (const Rule& rule : rules) days.insert(rule.effective_from);
}

base::Date DaysAfter(base::Date day, int days) {
  return base::Date::FromDayNumber(day.day_number() + days);
}

void AddIfInCalendar(base::Date day, std::set<base::Date>& days) {
  if (day.day_number() <= kLastDayNumber) days.insert(day);
}

// The first day on which that many whole years are reached.
base::Date DayOfAge(base::Date birth, int years) {
  const base::Date day = base::MonthsAfter(birth, years * kMonthsAYear);
  return base::WholeYears(birth, day) < years ? DaysAfter(day, 1) : day;
}

std::vector<base::Date> InOrder(const std::set<base::Date>& days) {
  return {days.begin(), days.end()};
}

}  // namespace

DecidingDays::DecidingDays(const ProgrammeSet& programmes) {
  std::set<base::Date> firsts;
  // Somebody who is not born yet is no child that counts.
  ages_.insert(0);
  const CommonRules& common = programmes.common();
  AddFirstDays(common.dependants, firsts);
  AddFirstDays(common.score_age, firsts);
  AddFirstDays(common.residence, firsts);
  AddFirstDays(common.birth_dates, firsts);
  AddFirstDays(common.principals, firsts);
  for (const DependantRule& rule : common.dependants) {
    ages_.insert(rule.child_up_to_age + 1);
    ages_.insert(rule.student_up_to_age + 1);
  }
  for (const PrincipalRule& rule : common.principals) {
    ages_.insert(rule.minor_under_age);
  }
  for (const ScoreAgeRule& rule : common.score_age) {
    if (rule.at_most_months.has_value()) {
      used_months_.insert(*rule.at_most_months);
    }
  }
  for (const Programme& programme : programmes.programmes()) {
    const ProgrammeRules& rules = programme.rules();
    AddFirstDays(programme.periods(), firsts);
    AddFirstDays(rules.aid, firsts);
    AddFirstDays(rules.stability, firsts);
    AddFirstDays(rules.exclusions, firsts);
    AddFirstDays(rules.child_heads, firsts);
    AddFirstDays(rules.exclusive, firsts);
    for (const AidRule& rule : rules.aid) {
      ages_.insert(rule.child_under_age);
      ages_.insert(rule.no_school_under_age);
    }
    for (const StabilityRule& rule : rules.stability) {
      grace_days_.insert(rule.grace_days);
    }
  }
  rules_ = InOrder(firsts);
}

std::vector<base::Date> DecidingDays::OfBirth(base::Date birth) const {
  std::set<base::Date> days;
  for (const int age : ages_) AddIfInCalendar(DayOfAge(birth, age), days);
  return InOrder(days);
}

std::vector<base::Date> DecidingDays::OfDeclaration(
    base::Date effective) const {
  std::set<base::Date> days;
  for (const int months : used_months_) {
    AddIfInCalendar(DaysAfter(base::MonthsAfter(effective, months), 1), days);
  }
  for (const int grace : grace_days_) {
    AddIfInCalendar(DaysAfter(effective, grace), days);
  }
  return InOrder(days);
}

}  // namespace scoring
