#include "idcs/number/prefix_space.h"

#include "gtest/gtest.h"

namespace idcs {
namespace {

TEST(PrefixSpaceTest, WithoutRefusedDigitsAnIndexIsThePrefix) {
  const PrefixSpace all("", "");
  EXPECT_EQ(all.size(), 1'000'000'000);
  for (const std::int64_t index : {0, 1, 9, 10, 123456789, 999999999}) {
    EXPECT_EQ(all.At(index), index);
  }
}

TEST(PrefixSpaceTest, RefusedFirstDigitsAreLeftOutInFront) {
  const PrefixSpace space("01", "");
  EXPECT_EQ(space.size(), 800'000'000);
  EXPECT_EQ(space.At(0), 200'000'000);
  EXPECT_EQ(space.At(1'302'380), 201'302'380);
  EXPECT_EQ(space.At(100'000'000), 300'000'000);
  EXPECT_EQ(space.At(799'999'999), 999'999'999);
}

TEST(PrefixSpaceTest, EachPrefixOfASmallSpaceComesOnceInRisingOrder) {
  const PrefixSpace space("8", "01234567");
  ASSERT_EQ(space.size(), 256);  // 9, then eight times 8 or 9
  EXPECT_EQ(space.At(0), 988'888'888);
  EXPECT_EQ(space.At(1), 988'888'889);
  EXPECT_EQ(space.At(255), 999'999'999);
  std::int64_t last = 0;
  for (std::int64_t index = 0; index < space.size(); ++index) {
    EXPECT_GT(space.At(index), last);
    last = space.At(index);
  }
}

TEST(PrefixSpaceTest, NothingIsLeftWhereEveryDigitIsRefused) {
  EXPECT_EQ(PrefixSpace("", "0123456789").size(), 0);
  EXPECT_EQ(PrefixSpace("89", "01234567").size(), 0);
}

}  // namespace
}  // namespace idcs
