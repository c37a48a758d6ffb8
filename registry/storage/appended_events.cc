#include "registry/storage/appended_events.h"

#include <algorithm>

namespace registry {

void AppendedEvents::Append(base::sql::Trip& trip, idcs::IdcsNumber person,
                            const EventRow& row, const RecordedUnder& recorded,
                            std::int64_t known_at_us) {
  last_sequence_ = std::max(recorded.last_sequence, last_sequence_) + 1;
  rows_.insert({person, &row});
  table_.Put(trip, person, last_sequence_, known_at_us, row);
}

}  // namespace registry
