#ifndef BASE_SQL_STORE_STATE_H_
#define BASE_SQL_STORE_STATE_H_

#include <cstdint>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/sql/connection.h"

namespace base::sql {

// The one row that each group of writes updates. It tells after a failed COMMIT
// whether the group is there, up to which moment the store knows, and when the
// store is opened whether something is missing.

// Makes the row if it is not there; for steps of a schema that read it, too.
inline constexpr char kStoreStateSchema[] = R"sql(
CREATE TABLE IF NOT EXISTS store_state (
  id             INTEGER PRIMARY KEY CHECK (id = 1),
  group_sequence INTEGER NOT NULL,
  known_at_us    INTEGER NOT NULL
) /* types not enforced */;
INSERT INTO store_state (id, group_sequence, known_at_us) VALUES (1, 0, 0)
  ON CONFLICT DO NOTHING;
)sql";
absl::Status MakeStoreState(Connection& connection);

absl::StatusOr<StoreState> ReadStoreState(Session& session);
absl::Status UpdateStoreState(Session& session, const StoreState& state);

// What a store lacks of what was noted of it.
struct StoreLoss {
  StoreState found;  // zero for an empty store
  StoreState noted;
  absl::Status other_store;  // OTHER_STORE, if the note is of another one

  bool any() const {
    return !other_store.ok() || noted.group_sequence > found.group_sequence;
  }

  // Whether the store that lacks writes is no earlier state of the one that was
  // noted, but a copy of it that others wrote to: each group of writes of a
  // store is learned later than all before it.
  bool WentItsOwnWay() const;

  // FAILED_PRECONDITION, reason LOG_MISSING or OTHER_STORE.
  absl::Status ToStatus() const;
};

// Holds a store that was just opened against what was noted of it.
absl::StatusOr<StoreLoss> FindLoss(Connection& connection, Driver& driver);

// Keeps it in the table `store_loss`, for good.
absl::Status RecordLoss(Connection& connection, const StoreLoss& loss,
                        std::int64_t now_us);

// Errors: UNAVAILABLE, reason CLOCK_JUMPED: the clock is later than the last
//         write of the store by more than `largest_gap_us`.
absl::Status CheckClock(const StoreState& state, std::int64_t now_us,
                        std::int64_t largest_gap_us);

}  // namespace base::sql

#endif  // BASE_SQL_STORE_STATE_H_
