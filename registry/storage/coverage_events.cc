#include "registry/storage/coverage_events.h"

#include "base/sql/stored_value.h"
#include "base/status_macros.h"

namespace registry {
namespace {

using base::sql::EnumIn;
using base::sql::Row;
using base::sql::Value;

CoverageFacts FactsIn(const Row& row) {
  return {EnumIn<CoverageChange>(row, 0, 1, 2), EnumIn<Regime>(row, 1, 1, 5),
          EnumIn<InsuredRole>(row, 2, 1, 2),
          EnumIn<CoverageReason>(row, 3, 1, 9)};
}

}  // namespace

const EventTable& CoverageEvents() {
  static const auto* const table =
      new EventTable("coverage_event", {"change", "regime", "role", "reason"});
  return *table;
}

EventRow RowOf(const CoverageEvent& event) {
  return {event.source(),
          event.effective_date(),
          {Value::Integer(static_cast<int>(event.change())),
           Value::Integer(static_cast<int>(event.regime())),
           Value::Integer(static_cast<int>(event.role())),
           Value::Integer(static_cast<int>(event.reason()))}};
}

absl::StatusOr<std::vector<RecordedEvent>> FindRecordedEvents(
    base::sql::Session& session, idcs::IdcsNumber person,
    const PersonSummary& summary, std::int64_t known_at_us) {
  std::vector<RecordedEvent> events;
  if (!summary.has_coverage && !summary.merged_into) return events;
  RSU_RETURN_IF_ERROR(CoverageEvents().ForEach(
      session, person, summary.merged_into, known_at_us,
      [&events](const Row& row, const StoredEvent& stored) {
        const CoverageFacts facts = FactsIn(row);
        events.push_back(
            {facts.change, facts.regime, facts.role, stored.effective_date});
      }));
  return events;
}

absl::StatusOr<std::vector<KnownEvent<CoverageEvent>>> ListCoverageHistory(
    base::sql::Session& session, idcs::IdcsNumber person,
    const HistoryPart& part) {
  return ListEvents<CoverageEvent>(CoverageEvents(), session, person, part,
                                   FactsIn);
}

}  // namespace registry
