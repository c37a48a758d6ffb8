#include "base/rpc/connection_table.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace base::rpc {
namespace {

using Id = ConnectionTable::Id;

TEST(ConnectionTableTest, TheOldestWithoutACallGivesWay) {
  ConnectionTable table({3, 3, 3});
  const auto first = table.Admit("a:1", "a");
  const auto second = table.Admit("a:2", "a");
  const auto third = table.Admit("a:3", "a");
  EXPECT_FALSE(third.gives_way.has_value());
  EXPECT_TRUE(table.Prove("a:1", ""));
  const auto fourth = table.Admit("b:1", "b");
  EXPECT_EQ(fourth.gives_way, second.id);
  EXPECT_EQ(table.leaving(), 1);
  EXPECT_TRUE(table.Remove(*second.id).gave_way);
  EXPECT_EQ(table.leaving(), 0);
  EXPECT_EQ(table.size(), 3);
  EXPECT_TRUE(table.Remove(*first.id).proven);
  EXPECT_FALSE(table.Remove(*third.id).proven);
}

// Also of one that was told to end.
TEST(ConnectionTableTest, TheAddressIsKnownUntilTheConnectionHasEnded) {
  ConnectionTable table({1, 1, 1});
  const auto first = table.Admit("a:1", "a");
  const auto second = table.Admit("b:1", "b");
  EXPECT_EQ(second.gives_way, first.id);
  EXPECT_EQ(table.AddressOf(*first.id), "a");
  EXPECT_EQ(table.AddressOf(*second.id), "b");
  table.Remove(*first.id);
  EXPECT_EQ(table.AddressOf(*first.id), "");
}

TEST(ConnectionTableTest, ConnectionsInUseStayAndTheNewOneIsRefused) {
  ConnectionTable table({2, 2, 9});
  table.Admit("a:1", "a");
  table.Admit("a:2", "a");
  EXPECT_TRUE(table.Prove("a:1", ""));
  EXPECT_TRUE(table.Prove("a:2", ""));
  EXPECT_FALSE(table.Admit("b:1", "b").id.has_value());
  EXPECT_EQ(table.size(), 2);
}

TEST(ConnectionTableTest, AnAddressMakesRoomAmongItsOwn) {
  ConnectionTable table({10, 2, 9});
  const auto other = table.Admit("b:1", "b");
  const auto first = table.Admit("a:1", "a");
  table.Admit("a:2", "a");
  EXPECT_EQ(table.Admit("a:3", "a").gives_way, first.id);
  EXPECT_TRUE(table.Prove("a:2", ""));
  EXPECT_TRUE(table.Prove("a:3", ""));
  EXPECT_FALSE(table.Admit("a:4", "a").id.has_value());
  EXPECT_TRUE(table.Admit("c:1", "c").id.has_value());
  EXPECT_FALSE(table.Remove(*other.id).gave_way);
}

TEST(ConnectionTableTest, ACallerHasItsOwnLimit) {
  ConnectionTable table({10, 10, 2});
  const auto first = table.Admit("a:1", "a");
  table.Admit("a:2", "a");
  table.Admit("a:3", "a");
  EXPECT_TRUE(table.Prove("a:1", "agency"));
  EXPECT_TRUE(table.Prove("a:2", "agency"));
  EXPECT_FALSE(table.Prove("a:3", "agency"));
  EXPECT_FALSE(table.IsProven("a:3"));
  EXPECT_TRUE(table.Prove("a:3", "another"));
  table.Admit("a:4", "a");
  EXPECT_FALSE(table.Prove("a:4", "agency"));
  table.Remove(*first.id);
  EXPECT_TRUE(table.Prove("a:4", "agency"));
}

TEST(ConnectionTableTest, APortThatIsTakenAgainIsTheNewConnection) {
  ConnectionTable table({10, 10, 10});
  const auto old = table.Admit("a:1", "a");
  EXPECT_TRUE(table.Prove("a:1", ""));
  table.Admit("a:1", "a");
  EXPECT_FALSE(table.IsProven("a:1"));
  table.Remove(*old.id);
  EXPECT_FALSE(table.IsProven("a:1"));
  EXPECT_TRUE(table.IsProven("unknown:1"));
}

TEST(ConnectionTableTest, AFloodFromOneAddressLeavesNothingBehind) {
  ConnectionTable table({100, 50, 10});
  std::vector<Id> ids;
  for (int i = 0; i < 10'000; ++i) {
    const auto admission = table.Admit(absl::StrCat("a:", i), "a");
    ASSERT_TRUE(admission.id.has_value());
    if (admission.gives_way) table.Remove(*admission.gives_way);
    ids.push_back(*admission.id);
  }
  EXPECT_EQ(table.size(), 50);
  for (const Id id : ids) table.Remove(id);
  EXPECT_EQ(table.size(), 0);
}

}  // namespace
}  // namespace base::rpc
