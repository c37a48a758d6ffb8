#ifndef REGISTRY_STORAGE_STATUS_EVENTS_H_
#define REGISTRY_STORAGE_STATUS_EVENTS_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"
#include "registry/status/status_event.h"
#include "registry/status/statuses_on.h"
#include "registry/storage/event_table.h"
#include "registry/storage/person_summary.h"

namespace registry {

// The rows of status events. The functions that read work inside the caller's
// session and return the session's errors.

const EventTable& StatusEvents();
EventRow RowOf(const StatusEvent& event);

// A person's events as known at `known_at_us`, in the order of recording, those
// of doubles that were merged into the person included. `summary` is that of
// the person as known then.
absl::StatusOr<std::vector<RecordedStatus>> FindRecordedStatuses(
    base::sql::Session& session, idcs::IdcsNumber person,
    const PersonSummary& summary, std::int64_t known_at_us);

// A part of the person's events, with all that is stored, to be shown.
absl::StatusOr<std::vector<KnownEvent<StatusEvent>>> ListStatusHistory(
    base::sql::Session& session, idcs::IdcsNumber person,
    const HistoryPart& part);

// Of whom an event that was known at `known_at_us` says that this person raises
// them, or does no more: the numbers as reported, each once, in no order that
// means anything. Reports by a number that was merged into the person's
// included.
absl::StatusOr<std::vector<idcs::IdcsNumber>> FindReportedAsRaised(
    base::sql::Session& session, idcs::IdcsNumber raiser,
    std::int64_t known_at_us);

}  // namespace registry

#endif  // REGISTRY_STORAGE_STATUS_EVENTS_H_
