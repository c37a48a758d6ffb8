#include "registry/coverage/open_regime.h"

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

}  // namespace

std::optional<OpenCover> OpenRegime(absl::Span<const RecordedEvent> events,
                                    base::Date day) {
  std::optional<OpenCover> dependant;
  for (const Regime regime : kRegimes) {
    const RecordedEvent* event = InForce(events, regime, day);
    if (event == nullptr || event->change != CoverageChange::kOpened) {
      continue;
    }
    const OpenCover cover = {regime, event->role, event->effective_date};
    if (cover.role == InsuredRole::kPrincipal) return cover;
    if (!dependant.has_value()) dependant = cover;
  }
  return dependant;
}

}  // namespace registry
