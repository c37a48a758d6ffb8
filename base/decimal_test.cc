#include "base/decimal.h"

#include "base/status_matchers.h"
#include "gtest/gtest.h"

namespace base {
namespace {

TEST(DecimalTest, TicksAreReadAndWrittenExactly) {
  const struct {
    const char* text;
    std::int64_t ticks;
    const char* seven;
    const char* shortest;
  } kCases[] = {
      {"9.3264284", 93264284, "9.3264284", "9.3264284"},
      {"-0.0104", -104000, "-0.0104000", "-0.0104"},
      {"0.0000771", 771, "0.0000771", "0.0000771"},
      {"010.50", 105000000, "10.5000000", "10.5"},
      {"0", 0, "0.0000000", "0"},
      {"922337203685.4775807", INT64_MAX, "922337203685.4775807",
       "922337203685.4775807"},
      {"-922337203685.4775808", INT64_MIN, "-922337203685.4775808",
       "-922337203685.4775808"},
  };
  for (const auto& c : kCases) {
    const auto ticks = ParseTicks(c.text);
    ASSERT_THAT(ticks, IsOk()) << c.text;
    EXPECT_EQ(*ticks, c.ticks) << c.text;
    EXPECT_EQ(SevenDecimals(c.ticks), c.seven);
    EXPECT_EQ(ShortestDecimal(c.ticks), c.shortest);
  }
}

TEST(DecimalTest, AnEighthDecimalIsRefusedAndNotRounded) {
  for (const char* text : {"1.23456789", "", "1e3", "0x1", "1,5", "٣"}) {
    EXPECT_THAT(ParseTicks(text), HasCode(absl::StatusCode::kInvalidArgument))
        << text;
  }
  EXPECT_THAT(ParseTicks("922337203685.4775808"),
              HasCode(absl::StatusCode::kOutOfRange));
}

}  // namespace
}  // namespace base
