#ifndef BASE_CLOCK_H_
#define BASE_CLOCK_H_

#include <cstdint>

namespace base {

// What time it is. Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;

  // Microseconds since 1970-01-01 UTC. May step back when the system's clock is
  // set; whoever needs order keeps it for himself.
  virtual std::int64_t NowMicros() const = 0;
};

// The system's clock.
class SystemClock : public Clock {
 public:
  std::int64_t NowMicros() const override;
};

// A clock that stands still until it is moved. Not thread-safe while it is
// being moved. For tests.
class FakeClock : public Clock {
 public:
  explicit FakeClock(std::int64_t now_us) : now_us_(now_us) {}

  std::int64_t NowMicros() const override { return now_us_; }
  void Set(std::int64_t now_us) { now_us_ = now_us; }

 private:
  std::int64_t now_us_;
};

}  // namespace base

#endif  // BASE_CLOCK_H_
