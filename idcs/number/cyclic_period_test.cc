#include "idcs/number/cyclic_period.h"

#include <string>

#include "absl/status/status.h"
#include "gtest/gtest.h"

namespace idcs {
namespace {

// The periods are those of OEIS A180340 (cyclic numbers).
TEST(CyclicPeriodTest, IsTheRepeatingDecimalsWithLeadingZeros) {
  EXPECT_EQ(CyclicPeriod(7).value(), "142857");
  EXPECT_EQ(CyclicPeriod(17).value(), "0588235294117647");
  EXPECT_EQ(CyclicPeriod(19).value(), "052631578947368421");
  EXPECT_EQ(CyclicPeriod(23).value(), "0434782608695652173913");
  EXPECT_EQ(CyclicPeriod(29).value(), "0344827586206896551724137931");
  EXPECT_EQ(CyclicPeriod(97).value().size(), 96u);
}

TEST(CyclicPeriodTest, OnlyFullPeriodPrimesHaveOne) {
  // The full-period primes below 100 (OEIS A001913).
  const std::string primes = " 7 17 19 23 29 47 59 61 97 ";
  for (int denominator = -1; denominator < 100; ++denominator) {
    const bool expected = primes.find(" " + std::to_string(denominator) +
                                      " ") != std::string::npos;
    EXPECT_EQ(CyclicPeriod(denominator).ok(), expected) << denominator;
  }
}

TEST(CyclicPeriodTest, DenominatorIsAtMostAThousand) {
  EXPECT_TRUE(CyclicPeriod(983).ok());
  // 1019 is the next full-period prime after 983.
  EXPECT_EQ(CyclicPeriod(1019).status().code(),
            absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace idcs
