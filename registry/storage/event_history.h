#ifndef REGISTRY_STORAGE_EVENT_HISTORY_H_
#define REGISTRY_STORAGE_EVENT_HISTORY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"
#include "registry/coverage/coverage_event.h"
#include "registry/status/status_event.h"

namespace registry {

// Events of a person with all that is stored of them, to be shown. The
// functions work inside the caller's session and return the session's errors.

// What every event has.
struct EventOrigin {
  idcs::IdcsNumber recorded_under;  // the person's number, or a merged one
  std::string source;
  base::Date effective_date;
  std::int64_t known_at_us = 0;
};

struct CoverageRecord {
  EventOrigin origin;
  CoverageChange change;
  Regime regime;
  InsuredRole role;
  CoverageReason reason;
};

struct StatusRecord {
  EventOrigin origin;
  StatusChange change;
  PersonStatus status;
  std::optional<idcs::IdcsNumber> raised_by;
  std::optional<RaisingTitle> title;
  std::optional<SchoolLevel> school_level;
};

// Which part of a history is read: after the first `skip` events, at most
// `most`, as known at a moment.
struct HistoryPart {
  std::int64_t known_at_us = 0;
  std::int64_t skip = 0;
  int most = 0;
};

// In the order of recording, those recorded under numbers that were merged into
// the person's by then included.
absl::StatusOr<std::vector<CoverageRecord>> ListCoverageRecords(
    base::sql::Session& session, idcs::IdcsNumber person,
    const HistoryPart& part);
absl::StatusOr<std::vector<StatusRecord>> ListStatusRecords(
    base::sql::Session& session, idcs::IdcsNumber person,
    const HistoryPart& part);

}  // namespace registry

#endif  // REGISTRY_STORAGE_EVENT_HISTORY_H_
