#ifndef BASE_SQL_WRITE_ORDER_H_
#define BASE_SQL_WRITE_ORDER_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "base/sql/planned_write.h"
#include "base/sql/trip.h"

namespace base::sql {

// Which of some planned writes, that stand in an order, go side by side: of a
// group (write_group.h), or of a list (planned_sequence.h). What they come to
// is what they come to one by one in that order, but for moments in a group and
// numbers that follow them (of reviews): a write that waited has a later one.
// Not thread-safe.

// The keys of writes that are not done yet.
class HeldKeys {
 public:
  // Adds the keys of a write, which comes after those that were added. Whether
  // it may go together with them: none of its keys is held, and neither it nor
  // any of them goes alone, nor has any that waits keys which are not known.
  bool Add(const PlannedWrite& write);

  // Add() of a write that was asked, with its late keys.
  bool AddAsked(const PlannedWrite& write);

  // Whether one that may go has keys which come late.
  bool more_come_late() const { return more_come_late_; }

  void Clear() {
    held_.clear();
    writes_ = 0;
    is_closed_ = false;
    more_come_late_ = false;
  }

 private:
  bool Hold();

  absl::flat_hash_set<std::size_t> held_;
  std::size_t writes_ = 0;
  bool is_closed_ = false;  // no other may go with those that were added
  bool more_come_late_ = false;
  Keys keys_;  // of the write that is being added
};

// How many writes are asked together, where some have keys that come late:
// those who have to wait are asked again, so after some had to, no more are
// asked than twice as many as went on, until all that are asked go on.
class AskedTogether {
 public:
  std::size_t most() const { return most_; }

  // Of so many that were asked, so many went on.
  void Note(std::size_t asked, std::size_t went_on) {
    if (went_on < asked) {
      most_ = 2 * std::max<std::size_t>(went_on, 1);
    } else if (most_ <= asked) {
      most_ = 2 * most_;
    }
  }

  void Reset() { most_ = kAll; }

 private:
  static constexpr std::size_t kAll = std::size_t{1} << 40;
  std::size_t most_ = kAll;
};

// Where a write stands that may wait for its turn.
struct Turn {
  bool waits = false;
  bool had = false;
};

// Decide() of a write that stands in a row with others; `is_turn`: each before
// it is done or has had its turn. Gives kInTurn while it waits.
absl::StatusOr<PlannedWrite::Next> DecideInRow(PlannedWrite& write, Turn& turn,
                                               bool is_turn,
                                               std::int64_t known_at_us,
                                               Trip& trip);

}  // namespace base::sql

#endif  // BASE_SQL_WRITE_ORDER_H_
