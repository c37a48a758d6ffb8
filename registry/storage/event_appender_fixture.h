#ifndef REGISTRY_STORAGE_EVENT_APPENDER_FIXTURE_H_
#define REGISTRY_STORAGE_EVENT_APPENDER_FIXTURE_H_

#include <cstdint>
#include <deque>
#include <utility>

#include "base/sql/session.h"
#include "base/sql/trip.h"
#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "idcs/number/number.h"
#include "registry/storage/appended_events.h"
#include "registry/storage/event_table.h"

namespace registry {

// Appends events inside a session, as a list of them is stored, but with trips
// for each.
class EventAppender {
 public:
  EventAppender(base::sql::WriteSession* session, const EventTable* table)
      : session_(*session), table_(*table), appended_(table) {}

  // Whether the event is recorded under this number.
  bool Has(idcs::IdcsNumber person, const EventRow& row) const {
    return Recorded(person, row).has_it;
  }

  // Whether it is recorded under the number of `person` or a merged one.
  bool HasOf(idcs::IdcsNumber person, const EventRow& row) const {
    bool is_recorded = false;
    base::sql::Trip trip;
    table_.AskRecordedOf(trip, person, session_.known_at_us(), row,
                         &is_recorded);
    EXPECT_THAT(trip.Make(session_), base::IsOk());
    return is_recorded;
  }

  // False if it is recorded; then nothing changes.
  bool Append(idcs::IdcsNumber person, EventRow event) {
    const EventRow& row = rows_.emplace_back(std::move(event));
    const RecordedUnder recorded = Recorded(person, row);
    if (recorded.has_it) return false;
    base::sql::Trip trip;
    appended_.Append(trip, person, row, recorded, session_.known_at_us());
    EXPECT_TRUE(appended_.Has(person, row));
    EXPECT_THAT(trip.Make(session_), base::IsOk());
    return true;
  }

  std::int64_t last_sequence() const { return appended_.last_sequence(); }

 private:
  RecordedUnder Recorded(idcs::IdcsNumber person, const EventRow& row) const {
    RecordedUnder recorded;
    base::sql::Trip trip;
    table_.AskRecorded(trip, person, row, &recorded);
    EXPECT_THAT(trip.Make(session_), base::IsOk());
    return recorded;
  }

  base::sql::WriteSession& session_;
  const EventTable& table_;
  std::deque<EventRow> rows_;
  AppendedEvents appended_;
};

}  // namespace registry

#endif  // REGISTRY_STORAGE_EVENT_APPENDER_FIXTURE_H_
