#ifndef BASE_SQL_WRITE_GROUP_H_
#define BASE_SQL_WRITE_GROUP_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <vector>

#include "absl/status/status.h"
#include "base/clock.h"
#include "base/sql/connection.h"
#include "base/sql/planned_write.h"
#include "base/sql/session.h"
#include "base/sql/trip.h"
#include "base/sql/write_order.h"

namespace base::sql {

// A write that waits for its group. It has either a function or a plan.
struct QueuedWrite {
  std::function<absl::Status(WriteSession&)> function;
  std::shared_ptr<PlannedWrite> planned;

  // Is told, once, what came of it.
  std::function<void(const absl::Status&)> done;

  std::int64_t deadline_us = INT64_MAX;  // since 1970; INT64_MAX: none
};

// The writer's connection with the moment of the current write. Once an error
// has undone the transaction it does nothing more: outside of a transaction
// each statement would be stored alone.
class TimedSession : public WriteSession {
 public:
  explicit TimedSession(Connection& connection) : connection_(connection) {}

  void BeginItem(std::int64_t known_at_us) {
    known_at_us_ = known_at_us;
    changed_ = false;
    undone_ = absl::OkStatus();
  }

  // Whether the current item has changed a row.
  bool changed() const { return changed_; }

  // The error that has undone the transaction; OK as long as there is one.
  const absl::Status& undone() const { return undone_; }

  std::int64_t known_at_us() const override { return known_at_us_; }

  absl::Status Query(absl::string_view sql, absl::Span<const Value> parameters,
                     absl::FunctionRef<absl::Status(const Row&)> each) override;
  absl::StatusOr<std::int64_t> Execute(
      absl::string_view sql, absl::Span<const Value> parameters) override;

 private:
  void NoteIfUndone(const absl::Status& status) {
    if (!status.ok() && !connection_.InTransaction()) undone_ = status;
  }

  Connection& connection_;
  std::int64_t known_at_us_ = 0;
  bool changed_ = false;
  absl::Status undone_;  // by which error
};

// Carries out the writes of a group inside one transaction, which the caller
// has begun and commits.
//
// Planned writes that stand side by side go together: all ask in one trip, and
// all store in another. Two of them that share a key go one after the other.
//
// Savepoints cost a copy of every page that a write touches first, and hardly a
// write fails after it changed something: so the group runs without, and again
// with them, write by write, if one does.
class WriteGroup {
 public:
  // How a group is carried out; it is repeated with what was learned.
  struct Attempt {
    bool repeat = false;
    // An item failed after it changed something.
    bool savepoints = false;
    // Items that met a damaged page, which undoes the whole transaction.
    std::set<std::size_t> damaged;
  };

  // Borrows all. The first write has the moment `known_at_us`, and each after
  // it a later one. `statuses` has a place for each write.
  WriteGroup(Connection* connection, const Clock* clock,
             const std::vector<QueuedWrite>* group, std::int64_t known_at_us,
             std::vector<absl::Status>* statuses)
      : connection_(*connection),
        clock_(*clock),
        group_(*group),
        statuses_(*statuses),
        known_at_us_(known_at_us),
        session_(*connection) {}

  // Asks to be repeated, in a new transaction, if an item failed after it
  // changed something and there was no savepoint to go back to, or if one met a
  // damaged page: once more for each of these at most.
  //
  // Errors: the one that undid the whole group.
  absl::Status Run(Attempt& attempt);

  // The moment after that of the last write.
  std::int64_t known_at_us() const { return known_at_us_; }

 private:
  // A planned write that is under way.
  struct UnderWay {
    std::size_t place = 0;  // in the group
    std::int64_t known_at_us = 0;
    bool changed = false;
    bool is_done = false;  // with the trip
    Turn turn;
    // Its part of the trip that is being planned or made.
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  bool MayBegin(std::size_t place, const Attempt& attempt);
  absl::Status RunAlone(std::size_t place, Attempt& attempt);
  absl::Status RunTogether(const std::vector<std::size_t>& places,
                           Attempt& attempt);
  absl::Status RunRound(const std::vector<std::size_t>& places,
                        std::vector<std::size_t>* later, Attempt& attempt);
  void SendBack(std::vector<UnderWay>& open, std::vector<std::size_t>& later);
  absl::Status Decide(UnderWay& write, bool is_turn);
  absl::Status MakeTrip(std::vector<UnderWay>& writes, Attempt& attempt);
  absl::Status NoteOutcome(std::size_t place, bool changed, Attempt& attempt);

  Connection& connection_;
  const Clock& clock_;
  const std::vector<QueuedWrite>& group_;
  std::vector<absl::Status>& statuses_;
  std::int64_t known_at_us_;
  TimedSession session_;
  Trip trip_;  // of all writes of a round
};

}  // namespace base::sql

#endif  // BASE_SQL_WRITE_GROUP_H_
