#include "idcs/number/number.h"

#include <string>

#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace idcs {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(IdcsNumberTest, TextSurvivesTheRoundTripWithItsLeadingZeros) {
  for (const char* text :
       {"0000000000", "0000000001", "2013023805", "9999999999"}) {
    const absl::StatusOr<IdcsNumber> number = IdcsNumber::Parse(text);
    ASSERT_TRUE(number.ok()) << text;
    EXPECT_EQ(number->ToString(), text);
    EXPECT_EQ(IdcsNumber::FromValue(number->value()), *number);
  }
  EXPECT_EQ(IdcsNumber::Parse("0000000042")->value(), 42);
}

TEST(IdcsNumberTest, OnlyTenAsciiDigitsAreANumber) {
  for (const char* text :
       {"", "201302380", "20130238051", "2A13023805", " 201302380",
        "201302380 ", "+201302380", "-201302380", "2013 02380", "20130.2380",
        "٢٠١٣٠٢٣٨٠٥", "٢٠١٣٠"}) {
    const absl::Status status = IdcsNumber::Parse(text).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << text;
  }
  EXPECT_FALSE(IdcsNumber::Parse(std::string("201302380\0", 10)).ok());
}

TEST(IdcsNumberTest, ErrorDoesNotRepeatTheNumber) {
  EXPECT_THAT(std::string(IdcsNumber::Parse("2A13023805").status().message()),
              Not(HasSubstr("13023805")));
}

TEST(IdcsNumberTest, DigitsComeFirstDigitFirst) {
  EXPECT_THAT(IdcsNumber::FromValue(2'013'023'805).digits(),
              ElementsAre(2, 0, 1, 3, 0, 2, 3, 8, 0, 5));
}

TEST(IdcsNumberTest, ComparesByValue) {
  const IdcsNumber low = IdcsNumber::FromValue(41);
  const IdcsNumber high = IdcsNumber::FromValue(42);
  EXPECT_TRUE(low < high);
  EXPECT_FALSE(high < low);
  EXPECT_FALSE(low < low);
  EXPECT_TRUE(low != high);
  EXPECT_EQ(low, IdcsNumber::FromValue(41));
  const absl::flat_hash_set<IdcsNumber> set = {low, high, low};
  EXPECT_EQ(set.size(), 2u);
  EXPECT_TRUE(set.contains(IdcsNumber::FromValue(42)));
  EXPECT_FALSE(set.contains(IdcsNumber::FromValue(43)));
}

TEST(IdcsNumberDeathTest, ValueOfElevenDigitsOrBelowZeroStopsTheProcess) {
  EXPECT_EQ(IdcsNumber::FromValue(IdcsNumber::kMaxValue).ToString(),
            "9999999999");
  EXPECT_DEATH(IdcsNumber::FromValue(IdcsNumber::kMaxValue + 1), "ten digits");
  EXPECT_DEATH(IdcsNumber::FromValue(-1), "ten digits");
}

}  // namespace
}  // namespace idcs
