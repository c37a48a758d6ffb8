#include "registry/person_file/reports.h"

#include <algorithm>
#include <utility>

namespace registry {
namespace {

constexpr PersonStatus kExcluding[] = {PersonStatus::kPublicEmployee,
                                       PersonStatus::kPension,
                                       PersonStatus::kOtherFamilyAllowance};

// Adds what excludes from direct aid and holds on the day.
void AddExcluding(const std::vector<RecordedStatus>& events, base::Date day,
                  Statuses& statuses) {
  for (const PersonStatus status : kExcluding) {
    for (StatusSpell& spell : SpellsOn(events, status, day)) {
      statuses.excluding.push_back(std::move(spell));
    }
  }
}

// Adds what excludes from direct aid and begins after the day.
void AddExcludingLater(const std::vector<RecordedStatus>& events,
                       base::Date day, Statuses& statuses) {
  for (const PersonStatus status : kExcluding) {
    for (StatusSpell& spell : SpellsAfter(events, status, day)) {
      statuses.excluding_later.push_back(std::move(spell));
    }
  }
  std::stable_sort(statuses.excluding_later.begin(),
                   statuses.excluding_later.end(),
                   [](const auto& one, const auto& other) {
                     return one.since < other.since;
                   });
}

// Adds the ends that are known already of what else holds on the day.
void AddEnds(const std::vector<RecordedStatus>& events, base::Date day,
             Statuses& statuses) {
  constexpr PersonStatus kEnding[] = {
      PersonStatus::kSevereDisability, PersonStatus::kFatherless,
      PersonStatus::kStudent, PersonStatus::kLivesAbroad,
      PersonStatus::kRaisedBy};
  for (const PersonStatus status : kEnding) {
    const auto end = EndOfStatus(events, status, day);
    if (end.has_value()) statuses.ends.push_back(*end);
  }
}

// Adds who raises a child, if an event says so.
void AddRaiser(const std::vector<RecordedStatus>& events, base::Date day,
               Reports& reports) {
  const RecordedStatus* raised =
      LatestStatus(events, PersonStatus::kRaisedBy, day);
  if (raised == nullptr || raised->change != StatusChange::kBegan) {
    return;
  }
  reports.raiser = raised->raised_by;
  reports.statuses.raised =
      Raised{raised->title.value_or(RaisingTitle::kCustody), raised->source,
             raised->effective_date};
}

}  // namespace

Reports ReportsOn(const std::vector<RecordedStatus>& events, base::Date day) {
  Reports reports;
  if (events.empty()) return reports;
  Statuses& statuses = reports.statuses;
  statuses.severely_disabled =
      HasStatus(events, PersonStatus::kSevereDisability, day);
  statuses.fatherless = HasStatus(events, PersonStatus::kFatherless, day);
  statuses.student = HasStatus(events, PersonStatus::kStudent, day);
  statuses.married = HasStatus(events, PersonStatus::kMarried, day);
  statuses.lives_abroad = HasStatus(events, PersonStatus::kLivesAbroad, day);
  if (statuses.fatherless.value_or(false)) {
    const RecordedStatus& event =
        *LatestStatus(events, PersonStatus::kFatherless, day);
    statuses.fatherless_spell = StatusSpell{event.status, event.source,
                                            event.effective_date, std::nullopt};
  }
  if (statuses.student.value_or(false)) {
    statuses.school_level =
        LatestStatus(events, PersonStatus::kStudent, day)->school_level;
  }
  AddExcluding(events, day, statuses);
  AddRaiser(events, day, reports);
  const bool any_later = std::any_of(
      events.begin(), events.end(),
      [day](const RecordedStatus& one) { return day < one.effective_date; });
  if (any_later) {
    AddExcludingLater(events, day, statuses);
    AddEnds(events, day, statuses);
  }
  return reports;
}

}  // namespace registry
