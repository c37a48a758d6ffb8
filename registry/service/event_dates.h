#ifndef REGISTRY_SERVICE_EVENT_DATES_H_
#define REGISTRY_SERVICE_EVENT_DATES_H_

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/sql/session.h"
#include "registry/coverage/coverage_event.h"
#include "registry/status/status_event.h"

namespace registry {

// Whether the effective date of an event can be (declaration/date_limits.h) for
// the person whom it is about, told at the moment of the session. Nobody's
// event can be on any day: that nobody has the number is for another rule.
//
// The inner status is INVALID_ARGUMENT, reason MALFORMED_EVENT, field
// `effective_date`, if it cannot. The outer one: errors of the store.
absl::StatusOr<absl::Status> CoverageDateCanBe(base::sql::WriteSession& session,
                                               const CoverageEvent& event);
absl::StatusOr<absl::Status> StatusDateCanBe(base::sql::WriteSession& session,
                                             const StatusEvent& event);

}  // namespace registry

#endif  // REGISTRY_SERVICE_EVENT_DATES_H_
