#ifndef REGISTRY_STORAGE_EVENT_TABLE_H_
#define REGISTRY_STORAGE_EVENT_TABLE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "base/sql/trip.h"
#include "idcs/number/number.h"
#include "registry/event/reported_event.h"

namespace registry {

// An event as a row of its table. Borrows texts from the event.
struct EventRow {
  absl::string_view source;
  base::Date effective_date;
  std::vector<base::sql::Value> own;  // in the order of the kind's columns
};

// Whether two rows of a kind are alike: of one person, they are one event.
bool IsAlike(const EventRow& a, const EventRow& b);

// What the rows under a number say of an event.
struct RecordedUnder {
  std::int64_t last_sequence = 0;  // the highest under the number; 0: none
  bool has_it = false;             // the event is there, to the last field
};

// What every row of an event has beside the columns of its kind. The source is
// valid only while the function runs that is given it.
struct StoredEvent {
  absl::string_view source;
  base::Date effective_date;
  idcs::IdcsNumber recorded_under;  // the person's number, or a merged one
  std::int64_t known_at_us = 0;     // when the register learned it

  // The event without what its kind adds.
  ReportedEvent Reported() const;
};

// Takes a row. The columns of the kind are the first of `row`.
using TakeEvent =
    absl::FunctionRef<void(const base::sql::Row& row, const StoredEvent&)>;

// Which part of a history is read: after the first `skip` events, at most
// `most`, as known at a moment, microseconds since 1970 UTC.
struct HistoryPart {
  std::int64_t known_at_us = 0;
  std::int64_t skip = 0;
  int most = 0;
};

// The rows of one kind of events: (person, sequence, effective_day,
// known_at_us, source) and what the kind adds. A person's events have
// sequences in the order of recording; no two rows are alike but for the
// sequence and the moment.
//
// The functions work inside the caller's trip or session, and return the
// session's errors. One object for each table, which lives as long as the
// program. Immutable; thread-safe.
class EventTable {
 public:
  // `own`: the columns that the kind adds.
  EventTable(absl::string_view name, const std::vector<std::string>& own);

  // Asks what is recorded under this number, the event itself included.
  void AskRecorded(base::sql::Trip& trip, idcs::IdcsNumber person,
                   const EventRow& row, RecordedUnder* recorded) const;

  // Asks whether the event is recorded under `person`, or a number that was
  // merged into it by then.
  void AskRecordedOf(base::sql::Trip& trip, idcs::IdcsNumber person,
                     std::int64_t known_at_us, const EventRow& row,
                     bool* is_recorded) const;

  // Stores an event that is not recorded under `person`, with a sequence above
  // that of every event which is.
  void Put(base::sql::Trip& trip, idcs::IdcsNumber person,
           std::int64_t sequence, std::int64_t known_at_us,
           const EventRow& row) const;

  // A person's events as known at `known_at_us`, in the order of recording:
  // those under `person`, and, if `merged` (PersonSummary::merged_into), under
  // numbers that were merged into it by then.
  absl::Status ForEach(base::sql::Session& session, idcs::IdcsNumber person,
                       bool merged, std::int64_t known_at_us,
                       TakeEvent take) const;

  // A part of the person's events, those under merged numbers included.
  absl::Status ForEachOf(base::sql::Session& session, idcs::IdcsNumber person,
                         const HistoryPart& part, TakeEvent take) const;

 private:
  absl::Status Query(base::sql::Session& session, absl::string_view sql,
                     absl::Span<const base::sql::Value> parameters,
                     TakeEvent take) const;

  const int own_columns_;
  const std::string insert_;
  const std::string recorded_;
  const std::string has_of_merged_;
  const std::string find_;
  const std::string find_of_merged_;
  const std::string find_part_;
};

// An event of a kind with the moment when the register learned it.
template <typename Event>
struct KnownEvent {
  Event event;
  std::int64_t known_at_us = 0;
};

// A part of a person's events with all that is stored of them. `facts_in` reads
// what the kind adds, which its Event::FromStored() takes.
template <typename Event, typename Facts>
absl::StatusOr<std::vector<KnownEvent<Event>>> ListEvents(
    const EventTable& table, base::sql::Session& session,
    idcs::IdcsNumber person, const HistoryPart& part,
    Facts (*facts_in)(const base::sql::Row&)) {
  std::vector<KnownEvent<Event>> events;
  absl::Status read = table.ForEachOf(
      session, person, part,
      [&](const base::sql::Row& row, const StoredEvent& stored) {
        events.push_back({Event::FromStored(stored.Reported(), facts_in(row)),
                          stored.known_at_us});
      });
  if (!read.ok()) return read;
  return events;
}

}  // namespace registry

#endif  // REGISTRY_STORAGE_EVENT_TABLE_H_
