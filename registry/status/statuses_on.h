#ifndef REGISTRY_STATUS_STATUSES_ON_H_
#define REGISTRY_STATUS_STATUSES_ON_H_

#include <optional>

#include "absl/types/span.h"
#include "base/date.h"
#include "registry/status/status_event.h"

namespace registry {

// What counts of an event that the register holds.
struct RecordedStatus {
  StatusChange change;
  PersonStatus status;
  base::Date effective_date;
};

// Whether one person has `status` on `day`: nothing if no event says. `events`
// are all of that person, in the order in which they were recorded; their order
// in time does not matter.
//
// The latest event of the status that is effective on or before `day` counts;
// of events of one day the one recorded last.
//
// Pure: same arguments, same answer.
std::optional<bool> HasStatus(absl::Span<const RecordedStatus> events,
                              PersonStatus status, base::Date day);

}  // namespace registry

#endif  // REGISTRY_STATUS_STATUSES_ON_H_
