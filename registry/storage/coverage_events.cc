#include "registry/storage/coverage_events.h"

#include "base/sql/stored_value.h"
#include "base/status_macros.h"
#include "registry/storage/stored_code.h"

namespace registry {
namespace {

using base::sql::EnumValue;
using base::sql::Row;

CoverageFacts FactsIn(const Row& row) {
  return {CodeIn<CoverageChange>(row, 0), CodeIn<Regime>(row, 1),
          CodeIn<InsuredRole>(row, 2), CodeIn<CoverageReason>(row, 3)};
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
          {EnumValue(event.change()), EnumValue(event.regime()),
           EnumValue(event.role()), EnumValue(event.reason())}};
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
