#include "registry/interchange/json_integer.h"

#include <limits>
#include <string>

#include "gtest/gtest.h"

namespace registry {
namespace {

using Code = absl::StatusCode;
constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();

TEST(JsonIntegerTest, WholeNumbersAreRead) {
  const struct {
    std::string text;
    std::int64_t value;
  } kCases[] = {
      {"0", 0},
      {"-0", 0},
      {"0.0", 0},
      {"0e999999999999", 0},
      {"-0.00E-5", 0},
      {"3", 3},
      {"-3", -3},
      {"3.0", 3},
      {"3.000", 3},
      {"3e0", 3},
      {"3E+2", 300},
      {"30e-1", 3},
      {"1200e-2", 12},
      {"0.03e2", 3},
      {"12.5e1", 125},
      {"1000000000000000000000e-20", 10},
      {"9223372036854775807", kMax},
      {"-9223372036854775808", kMin},
      {"9.223372036854775807e18", kMax},
      {"0." + std::string(1000, '0') + "7e1001", 7},
      {"7" + std::string(1000, '0') + "e-1000", 7},
  };
  for (const auto& c : kCases) {
    const absl::StatusOr<std::int64_t> value = ParseJsonInteger(c.text);
    ASSERT_TRUE(value.ok()) << c.text;
    EXPECT_EQ(*value, c.value) << c.text;
  }
}

TEST(JsonIntegerTest, AnythingElseIsRefused) {
  const struct {
    std::string text;
    Code code;
  } kCases[] = {
      {"3.5", Code::kInvalidArgument},
      {"1e-1", Code::kInvalidArgument},
      {"12.55e1", Code::kInvalidArgument},
      {"1e-99999999999999999999", Code::kInvalidArgument},
      {"3.0000000000000000000000000000001", Code::kInvalidArgument},
      {"9223372036854775807.5", Code::kInvalidArgument},
      {"", Code::kInvalidArgument},
      {"-", Code::kInvalidArgument},
      {"+3", Code::kInvalidArgument},
      {"03", Code::kInvalidArgument},
      {".5", Code::kInvalidArgument},
      {"3.", Code::kInvalidArgument},
      {"3e", Code::kInvalidArgument},
      {"3e+-1", Code::kInvalidArgument},
      {" 3", Code::kInvalidArgument},
      {"3 ", Code::kInvalidArgument},
      {"0x3", Code::kInvalidArgument},
      {"three", Code::kInvalidArgument},
      {"NaN", Code::kInvalidArgument},
      {"٣", Code::kInvalidArgument},
      {std::string("3\0", 2), Code::kInvalidArgument},
      {"9223372036854775808", Code::kOutOfRange},
      {"-9223372036854775809", Code::kOutOfRange},
      {"9999999999999999999", Code::kOutOfRange},
      {"1e19", Code::kOutOfRange},
      {"1e999", Code::kOutOfRange},
      {"-1e99999999999999999999", Code::kOutOfRange},
      {std::string(100'000, '9'), Code::kOutOfRange},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(ParseJsonInteger(c.text).status().code(), c.code)
        << c.text.substr(0, 50);
  }
}

}  // namespace
}  // namespace registry
