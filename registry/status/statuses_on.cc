#include "registry/status/statuses_on.h"

namespace registry {

std::optional<bool> HasStatus(absl::Span<const RecordedStatus> events,
                              PersonStatus status, base::Date day) {
  const RecordedStatus* latest = nullptr;
  for (const RecordedStatus& event : events) {
    if (event.status != status || day < event.effective_date) continue;
    if (latest == nullptr || latest->effective_date <= event.effective_date) {
      latest = &event;
    }
  }
  if (latest == nullptr) return std::nullopt;
  return latest->change == StatusChange::kBegan;
}

}  // namespace registry
