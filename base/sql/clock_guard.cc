#include "base/sql/clock_guard.h"

#include "absl/strings/str_cat.h"
#include "base/sql/errors.h"
#include "base/status_macros.h"

namespace base::sql {

ClockGuard::ClockGuard(const Clock* clock)
    : clock_(clock),
      now_us_(clock->NowMicros()),
      elapsed_us_(clock->ElapsedMicros()) {}

absl::StatusOr<std::int64_t> ClockGuard::Now() {
  const std::lock_guard<std::mutex> lock(mutex_);
  RSU_ASSIGN_OR_RETURN(const Reading reading, Read());
  now_us_ = reading.now_us;
  elapsed_us_ = reading.elapsed_us;
  return reading.now_us;
}

absl::Status ClockGuard::Check() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return Read().status();
}

absl::StatusOr<ClockGuard::Reading> ClockGuard::Read() const {
  const std::int64_t elapsed_us = clock_->ElapsedMicros();
  const std::int64_t now_us = clock_->NowMicros();
  const std::int64_t step_us = now_us - (now_us_ + elapsed_us - elapsed_us_);
  if (step_us > kLargestStepUs) {
    return ClockJumped(absl::StrCat("it was set forward by ",
                                    step_us / 60'000'000,
                                    " minutes while the server was running"));
  }
  return Reading{now_us, elapsed_us};
}

}  // namespace base::sql
