#include "registry/storage/coverage_events.h"

#include "base/sql/stored_value.h"
#include "base/status_macros.h"
#include "registry/storage/event_sequence.h"
#include "registry/storage/merged_people.h"

namespace registry {
namespace {

using base::sql::Row;
using base::sql::Value;

constexpr char kLast[] =
    "SELECT coalesce(max(sequence), 0) FROM coverage_event WHERE person = $1";
constexpr char kInsert[] =
    "INSERT INTO coverage_event (person, sequence, effective_day, known_at_us, "
    "source, change, regime, role, reason) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING";
constexpr char kHas[] =
    "SELECT EXISTS (SELECT 1 FROM coverage_event WHERE person = $1 "
    "AND source = $2 AND regime = $3 AND role = $4 "
    "AND change = $5 AND effective_day = $6 AND reason = $7)";
// In the order of recording, which for one person is that of `sequence`.
constexpr char kFind[] =
    "SELECT change, regime, role, effective_day FROM coverage_event "
    "WHERE person = $1 AND known_at_us <= $2 ORDER BY sequence";
// Also what was recorded under the identifiers that were merged into this one.
constexpr char kFindOfMerged[] = RSU_WITH_MERGED_PEOPLE
    "SELECT change, regime, role, effective_day FROM coverage_event "
    "WHERE person IN (SELECT number FROM alias) AND known_at_us <= $2 "
    "ORDER BY known_at_us, sequence";

}  // namespace

absl::StatusOr<bool> InsertCoverageEvent(base::sql::WriteSession& session,
                                         idcs::IdcsNumber person,
                                         const CoverageEvent& event,
                                         std::int64_t& last_sequence) {
  RSU_ASSIGN_OR_RETURN(
      const std::int64_t sequence,
      NextEventSequence(session, kLast, person, last_sequence));
  RSU_ASSIGN_OR_RETURN(
      const std::int64_t inserted,
      session.Execute(
          kInsert,
          {Value::Integer(person.value()), Value::Integer(sequence),
           Value::Integer(event.effective_date().day_number()),
           Value::Integer(session.known_at_us()), Value::Text(event.source()),
           Value::Integer(static_cast<int>(event.change())),
           Value::Integer(static_cast<int>(event.regime())),
           Value::Integer(static_cast<int>(event.role())),
           Value::Integer(static_cast<int>(event.reason()))}));
  if (inserted == 1) last_sequence = sequence;
  return inserted == 1;
}

absl::StatusOr<bool> HasCoverageEvent(base::sql::Session& session,
                                      idcs::IdcsNumber person,
                                      const CoverageEvent& event) {
  bool has = false;
  RSU_RETURN_IF_ERROR(session.Query(
      kHas,
      {Value::Integer(person.value()), Value::Text(event.source()),
       Value::Integer(static_cast<int>(event.regime())),
       Value::Integer(static_cast<int>(event.role())),
       Value::Integer(static_cast<int>(event.change())),
       Value::Integer(event.effective_date().day_number()),
       Value::Integer(static_cast<int>(event.reason()))},
      [&has](const Row& row) {
        has = row.Integer(0) != 0;
        return absl::OkStatus();
      }));
  return has;
}

absl::StatusOr<std::vector<RecordedEvent>> FindRecordedEvents(
    base::sql::Session& session, idcs::IdcsNumber person,
    const PersonSummary& summary, std::int64_t known_at_us) {
  std::vector<RecordedEvent> events;
  if (!summary.has_coverage && !summary.merged_into) return events;
  RSU_RETURN_IF_ERROR(session.Query(
      summary.merged_into ? kFindOfMerged : kFind,
      {Value::Integer(person.value()), Value::Integer(known_at_us)},
      [&events](const Row& row) {
        events.push_back({base::sql::EnumIn<CoverageChange>(row, 0, 1, 2),
                          base::sql::EnumIn<Regime>(row, 1, 1, 5),
                          base::sql::EnumIn<InsuredRole>(row, 2, 1, 2),
                          base::sql::DayIn(row, 3)});
        return absl::OkStatus();
      }));
  return events;
}

}  // namespace registry
