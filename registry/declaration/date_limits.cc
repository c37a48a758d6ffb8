#include "registry/declaration/date_limits.h"

#include <cassert>
#include <tuple>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/text_proto.h"
#include "proto/rsu/registry/v1/date_limits.pb.h"
#include "registry/declaration/date_limits_text.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;

// What the rules need; `marriage` and `study` besides, by name of the status.
constexpr absl::string_view kNeeded[] = {
    "birth_earliest",       "age_most_years",         "death_earliest",
    "cover_cnops_earliest", "cover_cnss_earliest",    "cover_far_earliest",
    "cover_tns_earliest",   "cover_student_earliest", "event_ahead_days",
    "declaration_earliest", "declaration_ahead_days"};

constexpr base::Date kFirstDay = base::Date::FromDayNumber(-719'162);

absl::Status Malformed(absl::string_view place, absl::string_view rule) {
  return base::InvalidFields("MALFORMED_DATE_LIMITS",
                             {{std::string(place), std::string(rule)}});
}

std::optional<std::string> BrokenEarliest(base::Date day, base::Date earliest,
                                          absl::string_view why) {
  if (earliest <= day) return std::nullopt;
  return absl::StrCat("must not be before ", earliest.ToString(), why);
}

std::optional<std::string> BrokenAhead(base::Date day, base::Date today,
                                       int most_days) {
  const base::Date last =
      base::Date::FromDayNumber(today.day_number() + most_days);
  if (day <= last) return std::nullopt;
  return absl::StrCat("must not be more than ", most_days, " days ahead");
}

}  // namespace

const DateLimits& DateLimits::Released() {
  static const auto* const limits = [] {
    auto read = Parse(kDateLimitsText);
    assert(read.ok());
    return new DateLimits(*std::move(read));
  }();
  return *limits;
}

absl::StatusOr<DateLimits> DateLimits::Parse(absl::string_view text) {
  v1::DateLimits message;
  const absl::Status read = base::ReadTextProto(text, message);
  if (!read.ok()) return Malformed("limits", read.message());
  DateLimits limits;
  for (int i = 0; i < message.limits_size(); ++i) {
    const v1::DateLimit& limit = message.limits(i);
    const std::string place = absl::StrCat("limits[", i, "].");
    if (limit.name().empty()) return Malformed(place + "name", "is missing");
    if (limit.source().empty()) {
      return Malformed(place + "source", "is missing");
    }
    if (limit.mark().size() != 1 || !absl::StrContains("ABCD", limit.mark())) {
      return Malformed(place + "mark", "must be A, B, C or D");
    }
    const bool is_day = absl::EndsWith(limit.name(), "_earliest");
    if (limit.day().empty() == is_day || limit.has_number() == is_day) {
      return Malformed(place + (is_day ? "day" : "number"),
                       "must be given, and nothing else");
    }
    Limit added{kFirstDay, {}, limit.number()};
    for (const auto& [value, field, to] :
         {std::tuple(&limit.from(), "from", &added.from),
          std::tuple(&limit.day(), "day", &added.day)}) {
      if (value->empty()) continue;
      const auto day = base::Date::Parse(*value);
      if (!day.ok()) return Malformed(place + field, day.status().message());
      *to = *day;
    }
    if (added.number < 0) {
      return Malformed(place + "number", "must not be negative");
    }
    std::vector<Limit>& named = limits.limits_[limit.name()];
    if (!named.empty() && added.from <= named.back().from) {
      return Malformed(place + "from", "must be after that of the one before");
    }
    named.push_back(added);
  }
  for (const absl::string_view name : kNeeded) {
    if (limits.Find(name, kFirstDay) == nullptr) {
      return Malformed(name, "is missing");
    }
  }
  return limits;
}

const DateLimits::Limit* DateLimits::Find(absl::string_view name,
                                          base::Date day) const {
  const auto found = limits_.find(name);
  if (found == limits_.end()) return nullptr;
  const Limit* last = nullptr;
  for (const Limit& limit : found->second) {
    if (limit.from <= day) last = &limit;
  }
  return last;
}

const DateLimits::Limit& DateLimits::Get(absl::string_view name,
                                         base::Date day) const {
  const Limit* limit = Find(name, day);
  assert(limit != nullptr);
  return *limit;
}

std::optional<std::string> DateLimits::BrokenByBirth(base::Date birth) const {
  return BrokenEarliest(birth, Get("birth_earliest", birth).day, "");
}

int DateLimits::age_most_years() const {
  return Get("age_most_years", kFirstDay).number;
}

std::optional<std::string> DateLimits::BrokenByDeath(base::Date birth,
                                                     base::Date death) const {
  if (death < birth) return "must not be before the birth";
  const int most = age_most_years();
  if (birth < death && WholeYears(birth, base::Date::FromDayNumber(
                                             death.day_number() - 1)) >= most) {
    return absl::StrCat("must not be more than ", most,
                        " years after the birth");
  }
  return BrokenEarliest(death, Get("death_earliest", death).day, "");
}

std::optional<std::string> DateLimits::BrokenByCover(absl::string_view regime,
                                                     base::Date birth,
                                                     base::Date day,
                                                     base::Date today) const {
  if (day < birth) return "must not be before the birth";
  const Limit* earliest =
      Find(absl::StrCat("cover_", regime, "_earliest"), day);
  if (earliest != nullptr) {
    auto rule = BrokenEarliest(day, earliest->day, ", when the regime began");
    if (rule.has_value()) return rule;
  }
  return BrokenAhead(day, today, Get("event_ahead_days", day).number);
}

base::Date DateLimits::EarliestCover(absl::string_view regime) const {
  const Limit* earliest =
      Find(absl::StrCat("cover_", regime, "_earliest"), kFirstDay);
  return earliest == nullptr ? kFirstDay : earliest->day;
}

std::optional<std::string> DateLimits::BrokenByStatus(absl::string_view status,
                                                      base::Date birth,
                                                      base::Date day,
                                                      base::Date today) const {
  if (day < birth) return "must not be before the birth";
  absl::string_view name;
  if (status == "STUDENT") name = "study_age_least_years";
  if (status == "MARRIED") name = "marriage_age_least_years";
  if (!name.empty()) {
    const Limit* least = Find(name, day);
    if (least != nullptr && WholeYears(birth, day) < least->number) {
      return absl::StrCat("must not be before the age of ", least->number,
                          " years");
    }
  }
  return BrokenAhead(day, today, Get("event_ahead_days", day).number);
}

std::optional<std::string> DateLimits::BrokenByDeclaration(
    base::Date day, base::Date today) const {
  auto rule = BrokenEarliest(day, Get("declaration_earliest", day).day,
                             ", when the social register opened");
  if (rule.has_value()) return rule;
  return BrokenAhead(day, today, Get("declaration_ahead_days", day).number);
}

}  // namespace registry
