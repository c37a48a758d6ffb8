#include "scoring/formula/coefficient.h"

#include "absl/status/status.h"
#include "gtest/gtest.h"

namespace scoring {
namespace {

TEST(Coefficient, PublishedFiguresInTicks) {
  EXPECT_EQ(Coefficient::Parse("0.0000771")->ticks(), 771);
  EXPECT_EQ(Coefficient::Parse("-0.0104")->ticks(), -104'000);
  EXPECT_EQ(Coefficient::Parse("9.825")->ticks(), 98'250'000);
  EXPECT_EQ(Coefficient::Parse("0")->ticks(), 0);
}

TEST(Coefficient, TextIsTheShortest) {
  const std::pair<const char*, const char*> cases[] = {
      {"0.110", "0.11"},
      {"-0.0104", "-0.0104"},
      {"0", "0"},
      {"10", "10"},
      {"0.0000001", "0.0000001"},
      {"-0.1", "-0.1"},
      {"007.50", "7.5"},
      {"922337203685.4775807", "922337203685.4775807"},
      {"-922337203685.4775808", "-922337203685.4775808"}};
  for (const auto& [text, shortest] : cases) {
    const auto coefficient = Coefficient::Parse(text);
    ASSERT_TRUE(coefficient.ok()) << text << coefficient.status();
    EXPECT_EQ(coefficient->ToString(), shortest);
    EXPECT_EQ(*Coefficient::Parse(shortest), *coefficient);
  }
}

TEST(Coefficient, RefusesWhatIsNotPlainDecimalText) {
  for (const char* text : {"", "-", ".5", "5.", "1e3", " 1", "1 ", "+1",
                           "0.12345678", "--1", "1.2.3", "1,5", "٣"}) {
    EXPECT_EQ(Coefficient::Parse(text).status().code(),
              absl::StatusCode::kInvalidArgument)
        << text;
  }
  for (const char* text : {"922337203685.4775808", "-922337203685.4775809",
                           "1000000000000", "99999999999999999999999"}) {
    EXPECT_EQ(Coefficient::Parse(text).status().code(),
              absl::StatusCode::kOutOfRange)
        << text;
  }
}

}  // namespace
}  // namespace scoring
