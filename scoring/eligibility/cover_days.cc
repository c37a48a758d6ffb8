#include "scoring/eligibility/cover_days.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "registry/coverage/open_regime.h"
#include "registry/person_file/reports.h"
#include "scoring/eligibility/dependency_end.h"
#include "scoring/entitlement/birth_date.h"
#include "scoring/entitlement/dependants.h"
#include "scoring/programme/deciding_days.h"

namespace scoring {
namespace {

using base::Date;
using registry::CoverCourse;
using registry::EarlierEnd;
using registry::EndCause;
using registry::EndOn;
using registry::InsuredRole;
using registry::KnownEnd;
using registry::Member;
using registry::OpenCover;
using registry::RecordedEvent;
using registry::ReportsOn;

// The course by one regime's events or by all, day by day.
class Days {
 public:
  Days(const ProgrammeSet& programmes, const CoverCourse& course)
      : rules_(programmes.common()), course_(course) {
    for (const RecordedEvent& event : course.events) {
      changes_.insert(event.effective_date);
    }
    if (course.declared.empty()) return;
    for (const registry::RecordedStatus& status : course.statuses) {
      changes_.insert(status.effective_date);
    }
    const DecidingDays deciding(programmes);
    changes_.insert(deciding.OfRules().begin(), deciding.OfRules().end());
    for (const CoverCourse::Declared& declared : course.declared) {
      changes_.insert(declared.from);
      if (!declared.member.has_value()) continue;
      AddAges(deciding, declared.member->birth_date);
      if (declared.member->other_birth_date.has_value()) {
        AddAges(deciding, *declared.member->other_birth_date);
      }
    }
  }

  // The days on which anything may change, in order.
  const std::set<Date>& changes() const { return changes_; }

  // The limit, if the person is past it on `day` as a dependant by `cover`,
  // which is open on that day.
  std::optional<int> LimitPassed(const OpenCover& cover, Date day) const {
    if (cover.role != InsuredRole::kDependant) return std::nullopt;
    const std::optional<Member> declared = MemberOn(cover.since, day);
    const std::optional<Member> now = Now(cover, day);
    if (!now.has_value()) return std::nullopt;
    // What is not known of that day is taken as it is now.
    Member then = *now;
    then.statuses = ReportsOn(course_.statuses, cover.since).statuses;
    if (declared.has_value()) {
      then.relationship = declared->relationship;
      then.schooling = declared->schooling;
      then.activity = declared->activity;
    }
    if (!PassedAgeLimit(rules_.dependants, then, cover.since, *now, day)) {
      return std::nullopt;
    }
    return DependencyOf(RuleOn(rules_.dependants, day), *now, day)
        .up_to_age.value_or(0);
  }

  // Why the person is past the limit by `cover` on `day`, on which it is open,
  // and was not on the day before.
  KnownEnd EndByLimit(const OpenCover& cover, Date day) const {
    const Date eve = Date::FromDayNumber(day.day_number() - 1);
    const std::optional<Member> before = Now(cover, eve);
    const std::optional<Member> now = Now(cover, day);
    if (!before.has_value() || !now.has_value()) {
      return {day, EndCause::kDeclared, {}};
    }
    return EndOfDependency(rules_.dependants, *before, *now, course_.statuses,
                           day);
  }

  // The first cover by some of the events that is open on `day` and counts.
  std::optional<OpenCover> CountingOn(const std::vector<RecordedEvent>& events,
                                      Date day) const {
    for (const OpenCover& cover : registry::OpenRegimes(events, day)) {
      if (!LimitPassed(cover, day).has_value()) return cover;
    }
    return std::nullopt;
  }

 private:
  // The person on `day`; of whom nobody declares any more, as declared when
  // `cover` began. Nothing: nobody did then either.
  std::optional<Member> Now(const OpenCover& cover, Date day) const {
    std::optional<Member> now = MemberOn(day, day);
    if (now.has_value()) return now;
    now = MemberOn(cover.since, day);
    if (now.has_value()) {
      now->statuses = ReportsOn(course_.statuses, day).statuses;
    }
    return now;
  }

  void AddAges(const DecidingDays& deciding, Date birth) {
    for (const Date day : deciding.OfBirth(birth)) changes_.insert(day);
  }

  // The person on `day`, with the birth date that counts on `asked`.
  std::optional<Member> MemberOn(Date day, Date asked) const {
    const CoverCourse::Declared* last = nullptr;
    for (const CoverCourse::Declared& declared : course_.declared) {
      if (declared.from <= day) last = &declared;
    }
    if (last == nullptr || !last->member.has_value()) return std::nullopt;
    Member member =
        WithCountingBirthDate(RuleOn(rules_.birth_dates, asked), *last->member);
    member.statuses = ReportsOn(course_.statuses, day).statuses;
    return member;
  }

  const CommonRules& rules_;
  const CoverCourse& course_;
  std::set<Date> changes_;
};

std::vector<RecordedEvent> EventsOf(const CoverCourse& course,
                                    registry::Regime regime) {
  std::vector<RecordedEvent> events;
  std::copy_if(
      course.events.begin(), course.events.end(), std::back_inserter(events),
      [regime](const RecordedEvent& one) { return one.regime == regime; });
  return events;
}

// Since when one regime covers on `day` as it does, without a day on which it
// did not, or did not count.
Date OpenSince(const Days& days, const std::vector<RecordedEvent>& of_regime,
               InsuredRole role, Date day) {
  Date since = day;
  for (auto change = days.changes().upper_bound(day);
       change != days.changes().begin();) {
    --change;
    const auto then = days.CountingOn(of_regime, *change);
    if (!then.has_value() || then->role != role) break;
    since = *change;
  }
  return since;
}

// The first cover that counts on `from` or later, by any regime.
std::optional<CoverDays::Next> NextFrom(const Days& days,
                                        const CoverCourse& course, Date from) {
  for (auto day = days.changes().lower_bound(from); day != days.changes().end();
       ++day) {
    const auto cover = days.CountingOn(course.events, *day);
    if (!cover.has_value()) continue;
    if (course.died.has_value() && *course.died <= *day) return std::nullopt;
    return CoverDays::Next{cover->regime, *day};
  }
  return std::nullopt;
}

}  // namespace

CoverDays CoverDaysOn(const ProgrammeSet& programmes, const CoverCourse& course,
                      Date day) {
  const Days days(programmes, course);
  const OpenCover cover =
      days.CountingOn(course.events, day)
          .value_or(*registry::OpenRegime(course.events, day));
  const std::vector<RecordedEvent> of_regime = EventsOf(course, cover.regime);
  CoverDays told;
  told.since = OpenSince(days, of_regime, cover.role, day);
  told.end = EarlierEnd(EndOn(course.died, EndCause::kDied),
                        EndOn(cover.ends, EndCause::kReported));
  for (auto later = days.changes().upper_bound(day);
       later != days.changes().end(); ++later) {
    if (told.end.has_value() && told.end->day <= *later) break;
    const auto then = registry::OpenRegime(of_regime, *later);
    if (!then.has_value()) break;
    const std::optional<int> limit = days.LimitPassed(*then, *later);
    if (!limit.has_value()) continue;
    told.end = days.EndByLimit(*then, *later);
    told.age_limit = *limit;
    break;
  }
  if (told.end.has_value()) {
    told.next = NextFrom(days, course, told.end->day);
  }
  return told;
}

std::optional<KnownEnd> AgeLimitPassed(const ProgrammeSet& programmes,
                                       const CoverCourse& course, Date day) {
  const Days days(programmes, course);
  const auto cover = registry::OpenRegime(course.events, day);
  if (!cover.has_value() || !days.LimitPassed(*cover, day).has_value()) {
    return std::nullopt;
  }
  const std::vector<RecordedEvent> of_regime = EventsOf(course, cover->regime);
  std::optional<OpenCover> first;
  Date since = day;
  for (auto change = days.changes().upper_bound(day);
       change != days.changes().begin();) {
    --change;
    const auto then = registry::OpenRegime(of_regime, *change);
    if (!then.has_value() || !days.LimitPassed(*then, *change).has_value()) {
      break;
    }
    first = then;
    since = *change;
  }
  if (!first.has_value()) return std::nullopt;
  return days.EndByLimit(*first, since);
}

}  // namespace scoring
