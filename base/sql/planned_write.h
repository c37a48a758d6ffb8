#ifndef BASE_SQL_PLANNED_WRITE_H_
#define BASE_SQL_PLANNED_WRITE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/hash/hash.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/sql/session.h"
#include "base/sql/trip.h"

namespace base::sql {

// Things that two writes must not change at a time, each as a number made of
// its name. Two names may have one number: then a write waits for nothing.
class Keys {
 public:
  // The thing called `name` among those of its kind: "request", an id.
  void Add(absl::string_view kind, absl::string_view name) {
    numbers_.push_back(absl::HashOf(kind, name));
  }

  // The write goes together with no other.
  void GoAlone() { goes_alone_ = true; }

  // The write has keys besides, which its first answers tell: AddLateKeys().
  void MoreComeLate() { more_come_late_ = true; }

  const std::vector<std::size_t>& numbers() const { return numbers_; }
  bool goes_alone() const { return goes_alone_; }
  bool more_come_late() const { return more_come_late_; }
  void Clear() {
    numbers_.clear();
    goes_alone_ = false;
    more_come_late_ = false;
  }

 private:
  std::vector<std::size_t> numbers_;
  bool goes_alone_ = false;
  bool more_come_late_ = false;
};

// A write in two parts: what it has to know, and what it makes of that in
// memory, which gives rows. Between them it holds no session, so a group of
// writes asks all its questions in one trip to the store, and stores all its
// rows in another.
//
// A write lives until its group is durable. A group may be carried out again:
// then Ask() is called again, and all begins anew; only the last time counts.
//
// Called by one thread.
class PlannedWrite {
 public:
  // Whether a write is over with the trip it has just planned, or wants to go
  // on with what that trip answers; or has its turn to wait for: it is called
  // again once every write before it is done, or has had its turn. Turns come
  // in the order of moments: so a write takes a number of a count (trip.h) in
  // its turn.
  enum class Next { kDone, kGoOn, kInTurn };

  virtual ~PlannedWrite() = default;

  // Adds what the write changes, or rests on, of what another write may change.
  // Two writes of a group that share a key run one after the other, in their
  // order, so that the later knows what the earlier did. What the store itself
  // keeps apart (a claim, a sum) needs no key.
  virtual void AddKeys(Keys& keys) const = 0;

  // Part one: asks what the write has to know, and stores nothing: a write that
  // has to wait because of late keys is asked again.
  virtual void Ask(Trip& trip) = 0;

  // Called after the first trip, of a write whose AddKeys() said that more keys
  // come late. A write that shares one with a write before it is begun again
  // when that one is done.
  virtual void AddLateKeys(Keys& /*keys*/) const {}

  // Part two: decides by the answers, and plans the rows. With kGoOn it is
  // called once more when they are stored: to see which of its claims came too
  // late, or to ask what depends on the first answers. `known_at_us` is the
  // moment of the write, as in WriteSession.
  //
  // An error undoes the write, and is its answer.
  virtual absl::StatusOr<Next> Decide(std::int64_t known_at_us, Trip& trip) = 0;
};

// Begins a part of a write in the midst of its Decide(): the part asks, and if
// it has nothing to ask, it decides.
absl::StatusOr<PlannedWrite::Next> BeginPart(PlannedWrite& part,
                                             std::int64_t known_at_us,
                                             Trip& trip);

// Carries out one write alone, or the part of another write that is made like
// one.
//
// Errors: those of the write and of the session; then some of it may be stored.
absl::Status CarryOut(PlannedWrite& write, WriteSession& session);

}  // namespace base::sql

#endif  // BASE_SQL_PLANNED_WRITE_H_
