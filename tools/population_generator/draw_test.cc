#include "tools/population_generator/draw.h"

#include <array>

#include "gtest/gtest.h"

namespace population {
namespace {

// The values of the published algorithm for this seed, as other
// implementations list them (https://rosettacode.org, Splitmix64).
TEST(DrawTest, SplitMix64GivesThePublishedValues) {
  SplitMix64 random(1234567);
  for (const std::uint64_t expected :
       {6457827717110365317u, 3203168211198807973u, 9817491932198370423u,
        4593380528125082431u, 16408922859458223821u}) {
    EXPECT_EQ(random.Next(), expected);
  }
}

TEST(DrawTest, EveryValueBelowTheBoundComesAboutAsOften) {
  Draw draw(1, 1, Stream::kFacts);
  std::array<int, 7> seen = {};
  for (int i = 0; i < 70'000; ++i) {
    const int value = draw.Below(7);
    ASSERT_GE(value, 0);
    ASSERT_LT(value, 7);
    ++seen[static_cast<std::size_t>(value)];
  }
  // 10,000 each; five standard deviations are some 460.
  for (const int count : seen) EXPECT_NEAR(count, 10'000, 460);
}

TEST(DrawTest, BothEndsOfARangeCome) {
  Draw draw(1, 1, Stream::kFacts);
  bool lowest = false;
  bool highest = false;
  for (int i = 0; i < 200; ++i) {
    const int value = draw.Between(-2, 2);
    ASSERT_GE(value, -2);
    ASSERT_LE(value, 2);
    lowest |= value == -2;
    highest |= value == 2;
  }
  EXPECT_TRUE(lowest && highest);
  EXPECT_EQ(draw.Below(1), 0);
}

TEST(DrawTest, NothingHappensAtNoneAndAllAtAThousand) {
  Draw draw(1, 1, Stream::kFacts);
  for (int i = 0; i < 5'000; ++i) {
    EXPECT_FALSE(draw.PerMille(0));
    EXPECT_TRUE(draw.PerMille(1000));
  }
}

TEST(DrawTest, SeedHouseholdAndPurposeEachChangeTheStream) {
  const auto first = [](std::uint64_t seed, std::uint64_t household,
                        Stream stream) {
    Draw draw(seed, household, stream);
    return draw.Below(2'000'000'000);
  };
  const int value = first(1, 1, Stream::kFacts);
  EXPECT_EQ(first(1, 1, Stream::kFacts), value);
  EXPECT_NE(first(2, 1, Stream::kFacts), value);
  EXPECT_NE(first(1, 2, Stream::kFacts), value);
  EXPECT_NE(first(1, 1, Stream::kPeople), value);
}

}  // namespace
}  // namespace population
