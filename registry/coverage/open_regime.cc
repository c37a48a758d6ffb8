#include "registry/coverage/open_regime.h"

#include <algorithm>

namespace registry {
namespace {

constexpr Regime kRegimes[] = {Regime::kCnops, Regime::kCnss, Regime::kTns,
                               Regime::kFar, Regime::kStudent};

// The event of `regime` that holds on `day`; null if there is none.
const RecordedEvent* InForce(absl::Span<const RecordedEvent> events,
                             Regime regime, base::Date day) {
  const RecordedEvent* latest = nullptr;
  for (const RecordedEvent& event : events) {
    if (event.regime != regime || day < event.effective_date) continue;
    if (latest == nullptr || latest->effective_date <= event.effective_date) {
      latest = &event;
    }
  }
  return latest;
}

// The first day after `day` on which `regime`, open on it, is closed.
std::optional<base::Date> EndAfter(absl::Span<const RecordedEvent> events,
                                   Regime regime, base::Date day) {
  std::optional<base::Date> end;
  for (const RecordedEvent& event : events) {
    const base::Date then = event.effective_date;
    if (event.regime != regime || then <= day ||
        (end.has_value() && *end <= then)) {
      continue;
    }
    if (InForce(events, regime, then)->change == CoverageChange::kClosed) {
      end = then;
    }
  }
  return end;
}

}  // namespace

std::optional<OpenCover> OpenRegime(absl::Span<const RecordedEvent> events,
                                    base::Date day) {
  const std::vector<OpenCover> covers = OpenRegimes(events, day);
  if (covers.empty()) return std::nullopt;
  return covers.front();
}

std::vector<OpenCover> OpenRegimes(absl::Span<const RecordedEvent> events,
                                   base::Date day) {
  std::vector<OpenCover> covers;
  for (const Regime regime : kRegimes) {
    const RecordedEvent* event = InForce(events, regime, day);
    if (event == nullptr || event->change != CoverageChange::kOpened) continue;
    covers.push_back({regime, event->role, event->effective_date,
                      EndAfter(events, regime, day)});
  }
  std::stable_partition(covers.begin(), covers.end(),
                        [](const OpenCover& cover) {
                          return cover.role == InsuredRole::kPrincipal;
                        });
  return covers;
}

}  // namespace registry
