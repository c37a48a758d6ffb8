#include "registry/service/new_event.h"

#include "base/error.h"
#include "base/status_macros.h"
#include "registry/storage/households.h"

namespace registry {

absl::Status BadEventField(absl::string_view field, absl::string_view rule) {
  return base::InvalidFields("MALFORMED_EVENT",
                             {{std::string(field), std::string(rule)}});
}

void EventQuestion::Ask(base::sql::Trip& trip) {
  recorded_ = RecordedUnder();
  asked_elsewhere_ = false;
  is_recorded_elsewhere_ = false;
  holder_.Ask(trip);
  event_.table->AskRecorded(trip, event_.person, event_.row, &recorded_);
}

absl::StatusOr<base::sql::Question::Next> EventQuestion::GoOn(
    base::sql::Trip& trip) {
  RSU_ASSIGN_OR_RETURN(const Next next, holder_.GoOn(trip));
  if (next == Next::kGoOn) return next;
  if (asked_elsewhere_ || !holder_.registered().has_value()) return Next::kDone;
  const bool has_other_numbers =
      holder_.registered()->merged_into || holder_.holder() != event_.person;
  if (!has_other_numbers) return Next::kDone;
  asked_elsewhere_ = true;
  event_.table->AskRecordedOf(trip, holder_.holder(), kAllKnown, event_.row,
                              &is_recorded_elsewhere_);
  return Next::kGoOn;
}

}  // namespace registry
