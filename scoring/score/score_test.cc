#include "scoring/score/score.h"

#include <cstdint>
#include <limits>

#include "absl/status/status.h"
#include "gtest/gtest.h"

namespace scoring {
namespace {

Score Parsed(const char* text) { return Score::Parse(text).value(); }

TEST(Score, TextAlwaysHasSevenDecimals) {
  const std::pair<const char*, const char*> cases[] = {
      {"0", "0.0000000"},
      {"9.349982", "9.3499820"},
      {"9.3264284", "9.3264284"},
      {"-0.1", "-0.1000000"},
      {"10", "10.0000000"},
      {"0.0000001", "0.0000001"},
      {"922337203685.4775807", "922337203685.4775807"},
      {"-922337203685.4775808", "-922337203685.4775808"},
  };
  for (const auto& [text, seven] : cases) {
    const auto score = Score::Parse(text);
    ASSERT_TRUE(score.ok()) << text << score.status();
    EXPECT_EQ(score->ToString(), seven);
    EXPECT_EQ(Parsed(seven), *score);
  }
}

TEST(Score, RefusesWhatIsNotPlainDecimalText) {
  for (const char* text : {"", "-", ".5", "5.", "1e3", " 1", "1 ", "+1",
                           "1.23456789", "--1", "1.2.3", "٣"}) {
    EXPECT_EQ(Score::Parse(text).status().code(),
              absl::StatusCode::kInvalidArgument)
        << text;
  }
  for (const char* text : {"922337203685.4775808", "-922337203685.4775809",
                           "99999999999999999999999"}) {
    EXPECT_EQ(Score::Parse(text).status().code(), absl::StatusCode::kOutOfRange)
        << text;
  }
}

TEST(Score, IsOrdered) {
  const Score low = Parsed("9.3264284");
  const Score high = Parsed("9.3264285");
  EXPECT_TRUE(low < high && low <= high && high > low && high >= low);
  EXPECT_TRUE(low <= low && low >= low && low == low && low != high);
  EXPECT_FALSE(low > low || low < low || high <= low);
}

TEST(ScoreDistance, IsScoreMinusThreshold) {
  const Score threshold = Parsed("9.3264284");
  EXPECT_EQ(Distance(threshold, threshold).ToString(), "0.0000000");
  EXPECT_EQ(Distance(Parsed("9.3264285"), threshold).ToString(), "0.0000001");
  EXPECT_EQ(Distance(Parsed("9.3140828"), threshold).ToString(), "-0.0123456");
  // The distance between the two thresholds in force, as published.
  EXPECT_EQ(Distance(Parsed("9.743001"), threshold).ToString(), "0.4165726");
}

TEST(ScoreDistance, SaturatesInsteadOfOverflowing) {
  using Limits = std::numeric_limits<std::int64_t>;
  const Score lowest = Score::FromTicks(Limits::min());
  const Score highest = Score::FromTicks(Limits::max());
  EXPECT_EQ(Distance(lowest, highest).ticks(), Limits::min());
  EXPECT_EQ(Distance(highest, lowest).ticks(), Limits::max());
}

TEST(ScoreDistanceTest, HasASizeWithoutSignAndASide) {
  const Score threshold = Score::FromTicks(93'264'284);
  const struct {
    std::int64_t score_ticks;
    const char* size;
    DistanceSide side;
  } cases[] = {{89'960'035, "0.3304249", DistanceSide::kUnder},
               {93'264'283, "0.0000001", DistanceSide::kUnder},
               {93'264'284, "0.0000000", DistanceSide::kAt},
               {93'264'285, "0.0000001", DistanceSide::kAbove}};
  for (const auto& c : cases) {
    const ScoreDistance distance =
        Distance(Score::FromTicks(c.score_ticks), threshold);
    EXPECT_EQ(distance.Size().ToString(), c.size);
    EXPECT_EQ(SideOf(distance), c.side) << c.score_ticks;
  }
  // The farthest that there is has no positive counterpart.
  const ScoreDistance farthest =
      Distance(Score::FromTicks(INT64_MIN), Score::FromTicks(INT64_MAX));
  EXPECT_EQ(farthest.Size().ticks(), INT64_MAX);
}

}  // namespace
}  // namespace scoring
