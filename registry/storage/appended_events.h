#ifndef REGISTRY_STORAGE_APPENDED_EVENTS_H_
#define REGISTRY_STORAGE_APPENDED_EVENTS_H_

#include <cstdint>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "base/sql/session.h"
#include "base/sql/trip.h"
#include "idcs/number/number.h"
#include "registry/storage/event_table.h"

namespace registry {

// The events that one write appends to a table, one after the other. Their
// sequences go up from each to the next, whoever they are of: so events of
// several people who turn out to be one stay in their order.
//
// For one thread.
class AppendedEvents {
 public:
  // Borrows `table`.
  explicit AppendedEvents(const EventTable* table) : table_(*table) {}

  // Whether the event was appended to those of `person`.
  bool Has(idcs::IdcsNumber person, const EventRow& row) const {
    return rows_.contains({person, &row});
  }

  // Plans the row of an event of `person`, of whom `recorded` was known before
  // the write. Neither there nor here is the event yet. Borrows `row`.
  void Append(base::sql::Trip& trip, idcs::IdcsNumber person,
              const EventRow& row, const RecordedUnder& recorded,
              std::int64_t known_at_us);

  // The sequence of the last one; 0 if there is none.
  std::int64_t last_sequence() const { return last_sequence_; }

 private:
  struct Appended {
    idcs::IdcsNumber person;
    const EventRow* row;

    friend bool operator==(const Appended& a, const Appended& b) {
      return a.person == b.person && IsAlike(*a.row, *b.row);
    }
    template <typename H>
    friend H AbslHashValue(H h, const Appended& appended) {
      h = H::combine(std::move(h), appended.person, appended.row->source,
                     appended.row->effective_date.day_number());
      for (const base::sql::Value& value : appended.row->own) {
        h = H::combine(std::move(h), value.integer(), value.bytes());
      }
      return h;
    }
  };

  const EventTable& table_;
  absl::flat_hash_set<Appended> rows_;
  std::int64_t last_sequence_ = 0;
};

}  // namespace registry

#endif  // REGISTRY_STORAGE_APPENDED_EVENTS_H_
