#include "base/fraction.h"

#include <cstdint>
#include <limits>

#include "gtest/gtest.h"

namespace base {
namespace {

TEST(RoundHalfUp, BothSidesOfEachTie) {
  constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
  constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();
  struct Case {
    std::int64_t numerator;
    std::int64_t denominator;
    std::int64_t expected;
  };
  const Case cases[] = {
      {0, 7, 0},           {249, 100, 2},
      {250, 100, 3},       {251, 100, 3},
      {-249, 100, -2},     {-250, 100, -2},
      {-251, 100, -3},     {-50, 100, 0},
      {-51, 100, -1},      {1, 3, 0},
      {2, 3, 1},           {-1, 3, 0},
      {-2, 3, -1},         {7, 1, 7},
      {-7, 1, -7},         {kMax, 1, kMax},
      {kMin, 1, kMin},     {kMax, kMax, 1},
      {kMax / 2, kMax, 0}, {kMax / 2 + 1, kMax, 1},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(RoundHalfUp(c.numerator, c.denominator), c.expected)
        << c.numerator << "/" << c.denominator;
  }
}

TEST(ReducedFraction, IsInLowestTerms) {
  EXPECT_EQ(ReducedFraction(6, 8), "3/4");
  EXPECT_EQ(ReducedFraction(8, 4), "2");
  EXPECT_EQ(ReducedFraction(0, 7), "0");
  EXPECT_EQ(ReducedFraction(-6, 4), "-3/2");
  EXPECT_EQ(ReducedFraction(8607, 125), "8607/125");
}

}  // namespace
}  // namespace base
