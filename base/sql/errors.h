#ifndef BASE_SQL_ERRORS_H_
#define BASE_SQL_ERRORS_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace base::sql {

// Each error of a store has one meaning, whichever driver finds it. `detail` is
// the driver's word for it and holds no stored value.

// The store cannot be reached or is locked; try again.
absl::Status StorageUnavailable(absl::string_view detail);

// No room is left; nothing was stored.
absl::Status StorageFull(absl::string_view detail);

// The store's content is damaged.
absl::Status StorageDamaged(absl::string_view detail);

// Another file, or none, is where the store was; nothing is written any more.
absl::Status StorageReplaced(absl::string_view detail);

// What was noted beside the store is of another store. Reason OTHER_STORE.
absl::Status OtherStore(absl::string_view detail);

// The store holds less than it once did. Reason LOG_MISSING.
absl::Status LogMissing(absl::string_view detail);

// The clock is further on than it can be. Reason CLOCK_JUMPED.
absl::Status ClockJumped(absl::string_view detail);

// The queue in front of the store is full; try again after the delay.
absl::Status QueueFull();

// The caller's time was up before the work began; nothing was done.
absl::Status NotBegunInTime();

}  // namespace base::sql

#endif  // BASE_SQL_ERRORS_H_
