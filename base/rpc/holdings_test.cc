#include "base/rpc/holdings.h"

#include <memory>

#include "gtest/gtest.h"

namespace base::rpc {
namespace {

TEST(HoldingsTest, AsManyCallsAsThereMayBeAndNoMore) {
  Holdings holdings({2, 100});
  EXPECT_TRUE(holdings.BeginCall());
  EXPECT_TRUE(holdings.BeginCall());
  EXPECT_FALSE(holdings.BeginCall());
  EXPECT_EQ(holdings.calls(), 2);
  holdings.EndCall();
  EXPECT_TRUE(holdings.BeginCall());
}

TEST(HoldingsTest, TheWholeHoldsWhatItsPartsHold) {
  auto whole = std::make_shared<Holdings>(HoldingLimits{3, 100});
  Holdings one({2, 60}, whole);
  Holdings other({2, 60}, whole);
  EXPECT_TRUE(one.BeginCall());
  EXPECT_TRUE(one.BeginCall());
  EXPECT_TRUE(other.BeginCall());
  EXPECT_FALSE(other.BeginCall());
  // What was refused is not counted, on any level.
  EXPECT_EQ(other.calls(), 1);
  EXPECT_EQ(whole->calls(), 3);
  one.EndCall();
  EXPECT_TRUE(other.BeginCall());
}

TEST(HoldingsTest, ThereIsRoomBelowTheLimitOfBytes) {
  auto whole = std::make_shared<Holdings>(HoldingLimits{9, 100});
  Holdings one({9, 60}, whole);
  Holdings other({9, 60}, whole);
  one.AddBytes(59);
  EXPECT_TRUE(one.HasRoom());
  one.AddBytes(1);
  EXPECT_FALSE(one.HasRoom());
  EXPECT_TRUE(other.HasRoom());
  other.AddBytes(40);
  EXPECT_FALSE(other.HasRoom());  // 100 in all
  one.AddBytes(-60);
  EXPECT_TRUE(one.HasRoom());
  EXPECT_TRUE(other.HasRoom());
  EXPECT_EQ(whole->bytes(), 40);
}

}  // namespace
}  // namespace base::rpc
