#ifndef BASE_SQL_PLANNED_SEQUENCE_H_
#define BASE_SQL_PLANNED_SEQUENCE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/sql/planned_write.h"
#include "base/sql/trip.h"
#include "base/sql/write_order.h"

namespace base::sql {

// Planned writes, in an order, as one: a list of which each item can be refused
// alone. All parts have the moment of the whole.
//
// Parts that share no key go side by side: they ask in one trip, and store in
// another. A part that shares a key with one that is under way waits until all
// that are under way are done, and the parts after it wait with it. What they
// count together (the positions of inputs) is counted in the order of the
// parts, however many trips each needs before its turn. A sequence of parts
// with keys that come late goes alone.
//
// Called by one thread.
class PlannedSequence : public PlannedWrite {
 public:
  // Is told what came of the part at `place`, before its last rows are stored:
  // OK, or the error of its Decide(), of which nothing is stored. Unless it
  // returns OK, the whole ends with what it returns.
  using TakeOutcome = std::function<absl::Status(std::size_t place,
                                                 const absl::Status& outcome)>;

  // Borrows the parts.
  PlannedSequence(std::vector<PlannedWrite*> parts, TakeOutcome take_outcome)
      : parts_(std::move(parts)), take_outcome_(std::move(take_outcome)) {}

  // Those of all parts.
  void AddKeys(Keys& keys) const override;

  void Ask(Trip& trip) override;

  // Errors: what `take_outcome` returns; that of a part which fails when some
  //   of its rows were in a trip.
  absl::StatusOr<Next> Decide(std::int64_t known_at_us, Trip& trip) override;

 private:
  struct UnderWay {
    std::size_t place = 0;
    bool stored = false;  // some of its rows were in a trip
    Turn turn;            // among the parts: all have one moment
  };

  void Begin(Trip& trip);
  void SendBack();
  absl::Status Step(std::int64_t known_at_us, Trip& trip);

  const std::vector<PlannedWrite*> parts_;
  const TakeOutcome take_outcome_;

  std::vector<UnderWay> under_way_;
  std::size_t begun_ = 0;  // how many of `parts_` were begun
  // Whether those that were begun last have late keys, not looked at yet.
  bool late_keys_come_ = false;
  AskedTogether asked_together_;
  HeldKeys held_;
};

}  // namespace base::sql

#endif  // BASE_SQL_PLANNED_SEQUENCE_H_
