#ifndef REGISTRY_STORAGE_COVERAGE_EVENTS_H_
#define REGISTRY_STORAGE_COVERAGE_EVENTS_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"
#include "registry/coverage/coverage_event.h"
#include "registry/coverage/open_regime.h"
#include "registry/storage/person_summary.h"

namespace registry {

// The rows of coverage events. The functions work inside the caller's session
// and return the session's errors.

// Stores an event of `person`. False if the register knew it already, to the
// last field; then nothing changes. `last_sequence` is that of the event stored
// before it in the same session, 0 if none was, and becomes that of this one:
// so events of several people who turn out to be one stay in their order.
absl::StatusOr<bool> InsertCoverageEvent(base::sql::WriteSession& session,
                                         idcs::IdcsNumber person,
                                         const CoverageEvent& event,
                                         std::int64_t& last_sequence);

// Whether the event is recorded under this number, to the last field.
absl::StatusOr<bool> HasCoverageEvent(base::sql::Session& session,
                                      idcs::IdcsNumber person,
                                      const CoverageEvent& event);

// A person's events as known at `known_at_us`, in the order of recording, those
// of doubles that were merged into the person included. `summary` is that of
// the person as known then.
absl::StatusOr<std::vector<RecordedEvent>> FindRecordedEvents(
    base::sql::Session& session, idcs::IdcsNumber person,
    const PersonSummary& summary, std::int64_t known_at_us);

}  // namespace registry

#endif  // REGISTRY_STORAGE_COVERAGE_EVENTS_H_
