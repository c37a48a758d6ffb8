#include "tools/rsuctl/call/retries.h"

#include <optional>

#include "base/error.h"
#include "gtest/gtest.h"

namespace rsuctl {
namespace {

using std::chrono::milliseconds;

absl::Status Failure(absl::StatusCode code, const char* reason,
                     int retry_delay_ms) {
  return base::MakeError(code, reason, {reason, {}, {}, retry_delay_ms});
}

TEST(RetriesTest, OnlyWhatMayPassIsTriedAgain) {
  EXPECT_TRUE(MayPass(absl::CancelledError("")));
  EXPECT_TRUE(MayPass(absl::UnavailableError("no connection")));
  EXPECT_FALSE(MayPass(absl::OkStatus()));
  EXPECT_FALSE(MayPass(absl::InvalidArgumentError("")));
  EXPECT_FALSE(MayPass(absl::ResourceExhaustedError("the disk is full")));
  // As docs/programs.md lists them.
  constexpr auto kUnavailable = absl::StatusCode::kUnavailable;
  constexpr auto kExhausted = absl::StatusCode::kResourceExhausted;
  EXPECT_TRUE(MayPass(Failure(kUnavailable, "STORAGE_UNAVAILABLE", 200)));
  EXPECT_TRUE(MayPass(Failure(kExhausted, "QUEUE_FULL", 50)));
  EXPECT_TRUE(MayPass(Failure(kExhausted, "TOO_MANY_CONNECTIONS", 1000)));
  EXPECT_FALSE(MayPass(Failure(kUnavailable, "STORAGE_REPLACED", 0)));
  EXPECT_FALSE(MayPass(Failure(kUnavailable, "CLOCK_JUMPED", 0)));
  EXPECT_FALSE(MayPass(Failure(kExhausted, "STORAGE_FULL", 0)));
}

TEST(RetriesTest, WhatDoesNotPassEndsAtOnce) {
  Retries retries;
  EXPECT_FALSE(retries.Wait(
      Failure(absl::StatusCode::kUnavailable, "STORAGE_REPLACED", 0)));
  EXPECT_TRUE(retries.Wait(
      Failure(absl::StatusCode::kResourceExhausted, "QUEUE_FULL", 1)));
}

TEST(RetriesTest, ItSaysAfterASecondWhatItWaitsFor) {
  Retries retries;
  const absl::Status full = absl::UnavailableError("the queue is full");
  EXPECT_EQ(retries.Words(full, milliseconds(999)), std::nullopt);
  EXPECT_EQ(retries.Words(full, milliseconds(1000)),
            "the server does not answer; still trying: the queue is full");
  // Once, unless it becomes another one.
  EXPECT_EQ(retries.Words(full, milliseconds(2000)), std::nullopt);
  EXPECT_EQ(
      retries.Words(absl::CancelledError("CANCELLED"), milliseconds(3000)),
      "the server does not answer; still trying: the server is stopping and "
      "ended the call");
}

TEST(RetriesTest, ACancelledCallIsSaidInWords) {
  EXPECT_EQ(
      InWords(absl::CancelledError("CANCELLED")),
      absl::UnavailableError("the server is stopping and ended the call"));
  EXPECT_EQ(InWords(absl::InternalError("x")), absl::InternalError("x"));
}

}  // namespace
}  // namespace rsuctl
