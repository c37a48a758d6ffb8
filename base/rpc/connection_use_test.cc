#include "base/rpc/connection_use.h"

#include <optional>

#include "gtest/gtest.h"

namespace base::rpc {
namespace {

TEST(ConnectionUseTest, BytesOfCallsAreExplained) {
  ConnectionUse use({9, 100}, nullptr);
  EXPECT_EQ(use.Unexplained(1000), 1000);
  use.Explain(600);
  EXPECT_EQ(use.Unexplained(1000), 400);
  EXPECT_EQ(use.Unexplained(1500), 900);
}

TEST(ConnectionUseTest, WhatDidNotComeExplainsNothingLater) {
  ConnectionUse use({9, 100}, nullptr);
  use.Explain(5000);
  EXPECT_EQ(use.Unexplained(1000), 0);
  EXPECT_EQ(use.Unexplained(1001), 1);
}

TEST(ConnectionUseTest, RepliesWaitSinceTheLastOneWasTaken) {
  ConnectionUse use({9, 100}, nullptr);
  EXPECT_EQ(use.waits_since_us(), std::nullopt);
  use.ReplyWaits(10);
  use.ReplyWaits(20);
  EXPECT_EQ(use.waits_since_us(), 10);
  use.ReplyTaken(30);
  EXPECT_EQ(use.waits_since_us(), 30);
  use.ReplyTaken(40);
  EXPECT_EQ(use.waits_since_us(), std::nullopt);
  use.ReplyWaits(50);
  EXPECT_EQ(use.waits_since_us(), 50);
}

}  // namespace
}  // namespace base::rpc
