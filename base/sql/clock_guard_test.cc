#include "base/sql/clock_guard.h"

#include "base/status_matchers.h"
#include "gtest/gtest.h"

namespace base::sql {
namespace {

constexpr std::int64_t kStart = 1'700'000'000'000'000;

TEST(ClockGuardTest, TimeThatPassesIsNoJump) {
  FakeClock clock(kStart);
  ClockGuard guard(&clock);
  const std::int64_t years_later = kStart + 100 * ClockGuard::kLargestStepUs;
  clock.Set(years_later);
  EXPECT_EQ(guard.Now().value(), years_later);
}

TEST(ClockGuardTest, TheLargestStepIsTakenAndOneMicrosecondMoreIsNot) {
  FakeClock clock(kStart);
  ClockGuard guard(&clock);
  clock.Jump(kStart + ClockGuard::kLargestStepUs + 1);
  EXPECT_THAT(guard.Now(), HasCode(absl::StatusCode::kUnavailable));
  EXPECT_THAT(guard.Now(), HasReason("CLOCK_JUMPED"));
  clock.Jump(kStart + ClockGuard::kLargestStepUs);
  EXPECT_EQ(guard.Now().value(), kStart + ClockGuard::kLargestStepUs);
}

TEST(ClockGuardTest, ARefusedMomentDoesNotCountAsTheLastOne) {
  FakeClock clock(kStart);
  ClockGuard guard(&clock);
  clock.Jump(kStart + 400 * ClockGuard::kLargestStepUs);
  EXPECT_FALSE(guard.Now().ok());
  clock.Jump(kStart + 401 * ClockGuard::kLargestStepUs);
  EXPECT_FALSE(guard.Now().ok());
  clock.Jump(kStart + 1);
  EXPECT_EQ(guard.Now().value(), kStart + 1);
}

TEST(ClockGuardTest, WhoOnlyLooksHearsOfAJumpAndTakesNoReading) {
  FakeClock clock(kStart);
  ClockGuard guard(&clock);
  clock.Jump(kStart + ClockGuard::kLargestStepUs);
  EXPECT_TRUE(guard.Check().ok());
  // Still a step from the start, not from what was looked at.
  clock.Jump(kStart + ClockGuard::kLargestStepUs + 1);
  EXPECT_THAT(guard.Check(), HasReason("CLOCK_JUMPED"));
  clock.Jump(kStart - 1);
  EXPECT_TRUE(guard.Check().ok());
}

TEST(ClockGuardTest, ASetBackClockIsTakenAndMayComeBackLittleByLittle) {
  FakeClock clock(kStart);
  ClockGuard guard(&clock);
  clock.Jump(kStart - 400 * ClockGuard::kLargestStepUs);
  EXPECT_TRUE(guard.Now().ok());
}

}  // namespace
}  // namespace base::sql
