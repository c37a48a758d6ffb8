#ifndef REGISTRY_STORAGE_COVERAGE_EVENTS_H_
#define REGISTRY_STORAGE_COVERAGE_EVENTS_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"
#include "registry/coverage/coverage_event.h"
#include "registry/coverage/open_regime.h"
#include "registry/storage/event_table.h"
#include "registry/storage/person_summary.h"

namespace registry {

// The rows of coverage events. The functions that read work inside the caller's
// session and return the session's errors.

const EventTable& CoverageEvents();
EventRow RowOf(const CoverageEvent& event);

// A person's events as known at `known_at_us`, in the order of recording, those
// of doubles that were merged into the person included. `summary` is that of
// the person as known then.
absl::StatusOr<std::vector<RecordedEvent>> FindRecordedEvents(
    base::sql::Session& session, idcs::IdcsNumber person,
    const PersonSummary& summary, std::int64_t known_at_us);

// A part of the person's events, with all that is stored, to be shown.
absl::StatusOr<std::vector<KnownEvent<CoverageEvent>>> ListCoverageHistory(
    base::sql::Session& session, idcs::IdcsNumber person,
    const HistoryPart& part);

}  // namespace registry

#endif  // REGISTRY_STORAGE_COVERAGE_EVENTS_H_
