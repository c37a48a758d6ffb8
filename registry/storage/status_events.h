#ifndef REGISTRY_STORAGE_STATUS_EVENTS_H_
#define REGISTRY_STORAGE_STATUS_EVENTS_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"
#include "registry/status/status_event.h"
#include "registry/status/statuses_on.h"
#include "registry/storage/person_summary.h"

namespace registry {

// The rows of status events. The functions work inside the caller's session
// and return the session's errors.

// Stores an event of `person`. False if the register knew it already, to the
// last field; then nothing changes. `last_sequence` is that of the event stored
// before it in the same session, 0 if none was, and becomes that of this one:
// so events of several people who turn out to be one stay in their order.
absl::StatusOr<bool> InsertStatusEvent(base::sql::WriteSession& session,
                                       idcs::IdcsNumber person,
                                       const StatusEvent& event,
                                       std::int64_t& last_sequence);

// Whether the event is recorded under this number, to the last field.
absl::StatusOr<bool> HasStatusEvent(base::sql::Session& session,
                                    idcs::IdcsNumber person,
                                    const StatusEvent& event);

// A person's events as known at `known_at_us`, in the order of recording, those
// of doubles that were merged into the person included. `summary` is that of
// the person as known then.
absl::StatusOr<std::vector<RecordedStatus>> FindRecordedStatuses(
    base::sql::Session& session, idcs::IdcsNumber person,
    const PersonSummary& summary, std::int64_t known_at_us);

// Of whom an event that was known at `known_at_us` says that this person raises
// them, or does no more: the numbers as reported, each once, in no order that
// means anything. Reports by a number that was merged into the person's
// included.
absl::StatusOr<std::vector<idcs::IdcsNumber>> FindReportedAsRaised(
    base::sql::Session& session, idcs::IdcsNumber raiser,
    std::int64_t known_at_us);

}  // namespace registry

#endif  // REGISTRY_STORAGE_STATUS_EVENTS_H_
