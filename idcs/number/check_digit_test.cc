#include "idcs/number/check_digit.h"

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"

namespace idcs {
namespace {

constexpr int kSample = 20'000;
constexpr std::uint32_t kSeed = 20220623;

std::vector<std::uint8_t> Digits(const std::string& text) {
  std::vector<std::uint8_t> digits;
  for (const char c : text) {
    digits.push_back(static_cast<std::uint8_t>(c - '0'));
  }
  return digits;
}

// 236 is the example of Wikipedia's "Verhoeff algorithm"; the three are the
// task of that name on Rosetta Code.
TEST(CheckDigitTest, PublishedVectors) {
  EXPECT_EQ(VerhoeffCheckDigit(Digits("236")), 3);
  EXPECT_EQ(VerhoeffCheckDigit(Digits("12345")), 1);
  EXPECT_EQ(VerhoeffCheckDigit(Digits("123456789012")), 0);

  EXPECT_TRUE(HasVerhoeffCheckDigit(Digits("2363")));
  EXPECT_FALSE(HasVerhoeffCheckDigit(Digits("2369")));
  EXPECT_TRUE(HasVerhoeffCheckDigit(Digits("123451")));
  EXPECT_FALSE(HasVerhoeffCheckDigit(Digits("123459")));
  EXPECT_TRUE(HasVerhoeffCheckDigit(Digits("1234567890120")));
  EXPECT_FALSE(HasVerhoeffCheckDigit(Digits("1234567890129")));
}

TEST(CheckDigitTest, CompletesAPrefixOfNineDigits) {
  EXPECT_EQ(CompleteNumber(201'302'380).ToString(), "2013023805");
  EXPECT_EQ(CompleteNumber(302'938'475).ToString(), "3029384756");
  EXPECT_EQ(CompleteNumber(0).ToString().substr(0, 9), "000000000");
  EXPECT_EQ(CompleteNumber(kPrefixCount - 1).ToString().substr(0, 9),
            "999999999");
}

TEST(CheckDigitDeathTest, PrefixOfTenDigitsStopsTheProcess) {
  EXPECT_DEATH(CompleteNumber(kPrefixCount), "nine digits");
  EXPECT_DEATH(CompleteNumber(-1), "nine digits");
}

class CheckDigitErrorTest : public testing::Test {
 protected:
  NumberDigits NextNumber() {
    return CompleteNumber(std::uniform_int_distribution<std::int64_t>(
                              0, kPrefixCount - 1)(random_))
        .digits();
  }

 private:
  std::mt19937_64 random_{kSeed};
};

TEST_F(CheckDigitErrorTest, ExactlyOneLastDigitIsValid) {
  for (int n = 0; n < kSample; ++n) {
    NumberDigits digits = NextNumber();
    int valid = 0;
    for (digits[9] = 0; digits[9] < 10; ++digits[9]) {
      valid += HasVerhoeffCheckDigit(digits) ? 1 : 0;
    }
    ASSERT_EQ(valid, 1);
  }
}

TEST_F(CheckDigitErrorTest, CatchesEverySingleWrongDigit) {
  for (int n = 0; n < kSample; ++n) {
    const NumberDigits right = NextNumber();
    ASSERT_TRUE(HasVerhoeffCheckDigit(right));
    for (std::size_t place = 0; place < right.size(); ++place) {
      NumberDigits wrong = right;
      for (std::uint8_t digit = 0; digit < 10; ++digit) {
        wrong[place] = digit;
        ASSERT_EQ(HasVerhoeffCheckDigit(wrong), digit == right[place])
            << "sample " << n << ", place " << place;
      }
    }
  }
}

TEST_F(CheckDigitErrorTest, CatchesEverySwapOfDifferentNeighbours) {
  for (int n = 0; n < kSample; ++n) {
    const NumberDigits right = NextNumber();
    for (std::size_t place = 0; place + 1 < right.size(); ++place) {
      NumberDigits wrong = right;
      std::swap(wrong[place], wrong[place + 1]);
      ASSERT_EQ(HasVerhoeffCheckDigit(wrong), wrong == right)
          << "sample " << n << ", place " << place;
    }
  }
}

}  // namespace
}  // namespace idcs
