#include "base/clock.h"

#include <time.h>

#include <chrono>

namespace base {

std::int64_t SystemClock::NowMicros() const {
  return std::chrono::duration_cast<std::chrono::microseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::int64_t SystemClock::ElapsedMicros() const {
  timespec passed{};
  clock_gettime(CLOCK_BOOTTIME, &passed);
  return std::int64_t{passed.tv_sec} * 1'000'000 + passed.tv_nsec / 1'000;
}

}  // namespace base
