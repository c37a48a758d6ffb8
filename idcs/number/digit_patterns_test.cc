#include "idcs/number/digit_patterns.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace idcs {
namespace {

NumberDigits Digits(const char* text) {
  return IdcsNumber::Parse(text)->digits();
}

TEST(DigitPatternsTest, FindsAPatternAtEveryPlace) {
  const DigitPatterns patterns({"786", "666", "0", "2013023805"});
  EXPECT_TRUE(patterns.OccurIn(Digits("7861111111")));
  EXPECT_TRUE(patterns.OccurIn(Digits("1117861111")));
  EXPECT_TRUE(patterns.OccurIn(Digits("1111111786")));
  EXPECT_TRUE(patterns.OccurIn(Digits("1111666611")));
  EXPECT_TRUE(patterns.OccurIn(Digits("1111111110")));
  EXPECT_FALSE(patterns.OccurIn(Digits("8611111117")));
  EXPECT_FALSE(patterns.OccurIn(Digits("1661178168")));
}

TEST(DigitPatternsTest, PatternMayFillTheNumber) {
  const DigitPatterns patterns({"2013023805"});
  EXPECT_TRUE(patterns.OccurIn(Digits("2013023805")));
  EXPECT_FALSE(patterns.OccurIn(Digits("2013023806")));
}

TEST(DigitPatternsTest, LeadingZerosOfAPatternCount) {
  const DigitPatterns patterns({"007"});
  EXPECT_TRUE(patterns.OccurIn(Digits("2100711111")));
  EXPECT_FALSE(patterns.OccurIn(Digits("2110711111")));
  EXPECT_FALSE(patterns.OccurIn(Digits("7111111111")));
}

TEST(DigitPatternsTest, NoPatternsOccurNowhere) {
  const DigitPatterns none(std::vector<std::string>{});
  EXPECT_FALSE(none.OccurIn(Digits("0000000000")));
}

TEST(DigitPatternsDeathTest, PatternThatIsNoDigitStringStopsTheProcess) {
  EXPECT_DEATH(DigitPatterns({""}), "one to ten digits");
  EXPECT_DEATH(DigitPatterns({"12345678901"}), "one to ten digits");
  EXPECT_DEATH(DigitPatterns({"7x6"}), "one to ten digits");
}

}  // namespace
}  // namespace idcs
