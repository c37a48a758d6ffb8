#ifndef BASE_SQL_CLOCK_GUARD_H_
#define BASE_SQL_CLOCK_GUARD_H_

#include <cstdint>
#include <mutex>

#include "absl/status/statusor.h"
#include "base/clock.h"

namespace base::sql {

// Keeps one wrong moment of the clock out of the store, which could never again
// learn anything at an earlier moment: the clock may run ahead of the time that
// has passed since it was read last by so much and no more. Thread-safe.
class ClockGuard {
 public:
  // How far the clock may be set forward at once while the program runs,
  // microseconds: more than any summer time or correction over the network.
  static constexpr std::int64_t kLargestStepUs =
      std::int64_t{2} * 3'600'000'000;

  // Borrows `clock`, and takes what it says now as right.
  explicit ClockGuard(const Clock* clock);

  // Microseconds since 1970.
  //
  // Errors: UNAVAILABLE, reason CLOCK_JUMPED, until the clock is back or the
  //         program is started again.
  absl::StatusOr<std::int64_t> Now();

  // What Now() would say, which it does not count as a reading.
  absl::Status Check();

 private:
  struct Reading {
    std::int64_t now_us;
    std::int64_t elapsed_us;
  };

  // Under the mutex.
  absl::StatusOr<Reading> Read() const;

  const Clock* const clock_;
  std::mutex mutex_;
  std::int64_t now_us_;
  std::int64_t elapsed_us_;
};

}  // namespace base::sql

#endif  // BASE_SQL_CLOCK_GUARD_H_
