#include "registry/storage/status_events.h"

#include <string>

#include "base/sql/rows.h"
#include "base/sql/stored_value.h"
#include "base/status_macros.h"
#include "idcs/issuing/stored_number.h"
#include "registry/storage/merged_people.h"
#include "registry/storage/stored_code.h"

namespace registry {
namespace {

using base::sql::EnumValue;
using base::sql::OptionalEnumValue;
using base::sql::Row;
using base::sql::Value;

// By the index status_event_raised_by.
constexpr char kFindRaised[] = RSU_WITH_MERGED_PEOPLE
    "SELECT DISTINCT person FROM status_event "
    "WHERE raised_by <> 0 AND raised_by IN (SELECT number FROM alias) "
    "AND known_at_us <= $2 ORDER BY person";

StatusFacts FactsIn(const Row& row) {
  StatusFacts facts;
  facts.change = CodeIn<StatusChange>(row, 0);
  facts.status = CodeIn<PersonStatus>(row, 1);
  if (facts.status == PersonStatus::kRaisedBy) {
    facts.raised_by = idcs::NumberIn(row, 2);
  }
  facts.title = OptionalCodeIn<RaisingTitle>(row, 3);
  facts.school_level = OptionalCodeIn<SchoolLevel>(row, 4);
  return facts;
}

}  // namespace

const EventTable& StatusEvents() {
  static const auto* const table = new EventTable(
      "status_event",
      {"change", "status", "raised_by", "title", "school_level"});
  return *table;
}

EventRow RowOf(const StatusEvent& event) {
  const auto raiser = event.raised_by();
  return {event.source(),
          event.effective_date(),
          {EnumValue(event.change()), EnumValue(event.status()),
           Value::Integer(raiser.has_value() ? raiser->value() : 0),
           OptionalEnumValue(event.title()),
           OptionalEnumValue(event.school_level())}};
}

absl::StatusOr<std::vector<RecordedStatus>> FindRecordedStatuses(
    base::sql::Session& session, idcs::IdcsNumber person,
    const PersonSummary& summary, std::int64_t known_at_us) {
  std::vector<RecordedStatus> events;
  if (!summary.has_statuses && !summary.merged_into) return events;
  RSU_RETURN_IF_ERROR(StatusEvents().ForEach(
      session, person, summary.merged_into, known_at_us,
      [&events](const Row& row, const StoredEvent& stored) {
        const StatusFacts facts = FactsIn(row);
        events.push_back({facts.change, facts.status, stored.effective_date,
                          std::string(stored.source), facts.raised_by,
                          facts.title, facts.school_level});
      }));
  return events;
}

absl::StatusOr<std::vector<KnownEvent<StatusEvent>>> ListStatusHistory(
    base::sql::Session& session, idcs::IdcsNumber person,
    const HistoryPart& part) {
  return ListEvents<StatusEvent>(StatusEvents(), session, person, part,
                                 FactsIn);
}

absl::StatusOr<std::vector<idcs::IdcsNumber>> FindReportedAsRaised(
    base::sql::Session& session, idcs::IdcsNumber raiser,
    std::int64_t known_at_us) {
  return base::sql::AllRows(
      session, kFindRaised,
      {Value::Integer(raiser.value()), Value::Integer(known_at_us)},
      [](const Row& row) { return idcs::NumberIn(row, 0); });
}

}  // namespace registry
