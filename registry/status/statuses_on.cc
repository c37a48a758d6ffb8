#include "registry/status/statuses_on.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace registry {
namespace {

// One body's spell on the day; nothing if it has none. `events` are all of the
// body's about the status, in order of recording.
std::optional<StatusSpell> SpellOf(std::vector<const RecordedStatus*> events,
                                   base::Date day) {
  std::stable_sort(events.begin(), events.end(),
                   [](const RecordedStatus* a, const RecordedStatus* b) {
                     return a->effective_date < b->effective_date;
                   });
  std::optional<StatusSpell> spell;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const RecordedStatus& event = *events[i];
    const bool last_of_day =
        i + 1 == events.size() ||
        events[i + 1]->effective_date != event.effective_date;
    if (!last_of_day) continue;
    const bool began = event.change == StatusChange::kBegan;
    if (day < event.effective_date) {
      if (!spell.has_value()) return spell;
      if (began) continue;
      spell->ends = event.effective_date;
      return spell;
    }
    if (!began) {
      spell.reset();
    } else if (!spell.has_value()) {
      spell = StatusSpell{event.status, event.source, event.effective_date, {}};
    }
  }
  return spell;
}

}  // namespace

const RecordedStatus* LatestStatus(absl::Span<const RecordedStatus> events,
                                   PersonStatus status, base::Date day) {
  const RecordedStatus* latest = nullptr;
  for (const RecordedStatus& event : events) {
    if (event.status != status || day < event.effective_date) continue;
    if (latest == nullptr || latest->effective_date <= event.effective_date) {
      latest = &event;
    }
  }
  return latest;
}

std::optional<bool> HasStatus(absl::Span<const RecordedStatus> events,
                              PersonStatus status, base::Date day) {
  const RecordedStatus* latest = LatestStatus(events, status, day);
  if (latest == nullptr) return std::nullopt;
  return latest->change == StatusChange::kBegan;
}

std::optional<StatusEnd> EndOfStatus(absl::Span<const RecordedStatus> events,
                                     PersonStatus status, base::Date day) {
  if (!HasStatus(events, status, day).value_or(false)) return std::nullopt;
  std::set<base::Date> days;
  for (const RecordedStatus& event : events) {
    if (event.status == status && day < event.effective_date) {
      days.insert(event.effective_date);
    }
  }
  for (const base::Date later : days) {
    const RecordedStatus& latest = *LatestStatus(events, status, later);
    if (latest.change == StatusChange::kEnded) {
      return StatusEnd{status, later, latest.source};
    }
  }
  return std::nullopt;
}

std::vector<StatusSpell> SpellsOn(absl::Span<const RecordedStatus> events,
                                  PersonStatus status, base::Date day) {
  std::map<std::string, std::vector<const RecordedStatus*>> by_source;
  for (const RecordedStatus& event : events) {
    if (event.status == status) by_source[event.source].push_back(&event);
  }
  std::vector<StatusSpell> spells;
  for (auto& [source, of_source] : by_source) {
    const auto spell = SpellOf(std::move(of_source), day);
    if (spell.has_value()) spells.push_back(*spell);
  }
  return spells;
}

std::vector<StatusSpell> SpellsAfter(absl::Span<const RecordedStatus> events,
                                     PersonStatus status, base::Date day) {
  std::set<base::Date> days;
  for (const RecordedStatus& event : events) {
    if (event.status == status && day < event.effective_date) {
      days.insert(event.effective_date);
    }
  }
  std::vector<StatusSpell> spells;
  for (const base::Date later : days) {
    for (StatusSpell& spell : SpellsOn(events, status, later)) {
      if (spell.since == later) spells.push_back(std::move(spell));
    }
  }
  return spells;
}

}  // namespace registry
