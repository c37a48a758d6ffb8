#include "registry/storage/status_events.h"

#include <optional>
#include <string>

#include "base/sql/stored_value.h"
#include "base/status_macros.h"
#include "idcs/issuing/stored_number.h"
#include "registry/storage/event_sequence.h"
#include "registry/storage/merged_people.h"

namespace registry {
namespace {

using base::sql::Row;
using base::sql::Value;

constexpr char kLast[] =
    "SELECT coalesce(max(sequence), 0) FROM status_event WHERE person = $1";
constexpr char kInsert[] =
    "INSERT INTO status_event (person, sequence, effective_day, known_at_us, "
    "source, change, status, raised_by, title, school_level) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING";
constexpr char kHas[] =
    "SELECT EXISTS (SELECT 1 FROM status_event WHERE person = $1 "
    "AND source = $2 AND status = $3 "
    "AND change = $4 AND effective_day = $5 AND raised_by = $6 AND title = $7 "
    "AND school_level = $8)";
#define RSU_STATUS_COLUMNS                                           \
  "SELECT change, status, effective_day, source, raised_by, title, " \
  "school_level FROM status_event "
// In the order of recording, which for one person is that of `sequence`.
constexpr char kFind[] = RSU_STATUS_COLUMNS
    "WHERE person = $1 AND known_at_us <= $2 ORDER BY sequence";
// Also what was recorded under the identifiers that were merged into this one.
constexpr char kFindOfMerged[] = RSU_WITH_MERGED_PEOPLE RSU_STATUS_COLUMNS
    "WHERE person IN (SELECT number FROM alias) AND known_at_us <= $2 "
    "ORDER BY known_at_us, sequence";
#undef RSU_STATUS_COLUMNS
// By the index status_event_raised_by.
constexpr char kFindRaised[] = RSU_WITH_MERGED_PEOPLE
    "SELECT DISTINCT person FROM status_event "
    "WHERE raised_by <> 0 AND raised_by IN (SELECT number FROM alias) "
    "AND known_at_us <= $2 ORDER BY person";

// An enumeration that may be absent, which is 0 in the store.
template <typename E>
std::optional<E> OptionalIn(const Row& row, int column, int highest) {
  const std::int64_t stored = base::sql::IntegerIn(row, column, 0, highest);
  if (stored == 0) return std::nullopt;
  return static_cast<E>(stored);
}

template <typename E>
Value Stored(const std::optional<E>& value) {
  return Value::Integer(value.has_value() ? static_cast<int>(*value) : 0);
}

// As it is stored; 0 if nobody is named.
absl::StatusOr<std::int64_t> RaisedByOf(const StatusEvent& event) {
  if (event.raised_by().empty()) return 0;
  RSU_ASSIGN_OR_RETURN(const idcs::IdcsNumber number,
                       idcs::IdcsNumber::Parse(event.raised_by()));
  return number.value();
}

RecordedStatus RecordedOf(const Row& row) {
  RecordedStatus event;
  event.change = base::sql::EnumIn<StatusChange>(row, 0, 1, 2);
  event.status = base::sql::EnumIn<PersonStatus>(row, 1, 1, 9);
  event.effective_date = base::sql::DayIn(row, 2);
  event.source = std::string(row.Text(3));
  if (event.status == PersonStatus::kRaisedBy) {
    event.raised_by = idcs::NumberIn(row, 4);
  }
  event.title = OptionalIn<RaisingTitle>(row, 5, 3);
  event.school_level = OptionalIn<SchoolLevel>(row, 6, 4);
  return event;
}

}  // namespace

absl::StatusOr<bool> InsertStatusEvent(base::sql::WriteSession& session,
                                       idcs::IdcsNumber person,
                                       const StatusEvent& event,
                                       std::int64_t& last_sequence) {
  RSU_ASSIGN_OR_RETURN(
      const std::int64_t sequence,
      NextEventSequence(session, kLast, person, last_sequence));
  RSU_ASSIGN_OR_RETURN(const std::int64_t raised_by, RaisedByOf(event));
  RSU_ASSIGN_OR_RETURN(
      const std::int64_t inserted,
      session.Execute(
          kInsert,
          {Value::Integer(person.value()), Value::Integer(sequence),
           Value::Integer(event.effective_date().day_number()),
           Value::Integer(session.known_at_us()), Value::Text(event.source()),
           Value::Integer(static_cast<int>(event.change())),
           Value::Integer(static_cast<int>(event.status())),
           Value::Integer(raised_by), Stored(event.title()),
           Stored(event.school_level())}));
  if (inserted == 1) last_sequence = sequence;
  return inserted == 1;
}

absl::StatusOr<bool> HasStatusEvent(base::sql::Session& session,
                                    idcs::IdcsNumber person,
                                    const StatusEvent& event) {
  RSU_ASSIGN_OR_RETURN(const std::int64_t raised_by, RaisedByOf(event));
  bool has = false;
  RSU_RETURN_IF_ERROR(session.Query(
      kHas,
      {Value::Integer(person.value()), Value::Text(event.source()),
       Value::Integer(static_cast<int>(event.status())),
       Value::Integer(static_cast<int>(event.change())),
       Value::Integer(event.effective_date().day_number()),
       Value::Integer(raised_by), Stored(event.title()),
       Stored(event.school_level())},
      [&has](const Row& row) {
        has = row.Integer(0) != 0;
        return absl::OkStatus();
      }));
  return has;
}

absl::StatusOr<std::vector<RecordedStatus>> FindRecordedStatuses(
    base::sql::Session& session, idcs::IdcsNumber person,
    const PersonSummary& summary, std::int64_t known_at_us) {
  std::vector<RecordedStatus> events;
  if (!summary.has_statuses && !summary.merged_into) return events;
  RSU_RETURN_IF_ERROR(session.Query(
      summary.merged_into ? kFindOfMerged : kFind,
      {Value::Integer(person.value()), Value::Integer(known_at_us)},
      [&events](const Row& row) {
        events.push_back(RecordedOf(row));
        return absl::OkStatus();
      }));
  return events;
}

absl::StatusOr<std::vector<idcs::IdcsNumber>> FindReportedAsRaised(
    base::sql::Session& session, idcs::IdcsNumber raiser,
    std::int64_t known_at_us) {
  std::vector<idcs::IdcsNumber> people;
  RSU_RETURN_IF_ERROR(session.Query(
      kFindRaised,
      {Value::Integer(raiser.value()), Value::Integer(known_at_us)},
      [&people](const Row& row) {
        people.push_back(idcs::NumberIn(row, 0));
        return absl::OkStatus();
      }));
  return people;
}

}  // namespace registry
