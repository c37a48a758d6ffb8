#ifndef BASE_CLOCK_H_
#define BASE_CLOCK_H_

#include <atomic>
#include <cstdint>

namespace base {

// What time it is. Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;

  // Microseconds since 1970-01-01 UTC. May step back when the system's clock is
  // set; whoever needs order keeps it for himself.
  virtual std::int64_t NowMicros() const = 0;

  // Microseconds that have passed since some moment, whatever the clock is set
  // to; the time that the machine was asleep counts.
  virtual std::int64_t ElapsedMicros() const = 0;
};

// The system's clock.
class SystemClock : public Clock {
 public:
  std::int64_t NowMicros() const override;
  std::int64_t ElapsedMicros() const override;
};

// A clock that stands still until it is moved, by one thread. For tests.
class FakeClock : public Clock {
 public:
  explicit FakeClock(std::int64_t now_us) : now_us_(now_us) {}

  std::int64_t NowMicros() const override { return now_us_; }
  std::int64_t ElapsedMicros() const override { return now_us_ - jumped_us_; }

  // Time passes until then.
  void Set(std::int64_t now_us) { now_us_ = now_us; }

  // Somebody sets the clock to it; no time passes.
  void Jump(std::int64_t now_us) {
    jumped_us_ += now_us - now_us_;
    now_us_ = now_us;
  }

 private:
  std::atomic<std::int64_t> now_us_;
  std::atomic<std::int64_t> jumped_us_ = 0;
};

}  // namespace base

#endif  // BASE_CLOCK_H_
