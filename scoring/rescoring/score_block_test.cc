#include "scoring/rescoring/score_block.h"

#include "gtest/gtest.h"

namespace scoring {
namespace {

TEST(ScoreBlockTest, ScoresComeBackAsTheyWere) {
  const std::vector<std::int64_t> narrow = {
      0, 93'264'284, kNoTicks, -1, INT32_MAX, std::int64_t{INT32_MIN} + 1};
  std::vector<std::int64_t> wide = narrow;
  wide.push_back(std::int64_t{INT32_MAX} + 1);
  std::vector<std::int64_t> negative = narrow;
  negative.push_back(INT32_MIN);  // stands for none where it is narrow
  for (const auto& ticks : {narrow, wide, negative}) {
    const std::string block = EncodeScores(ticks);
    EXPECT_EQ(block.size(), 1 + ticks.size() * (ticks == narrow ? 4 : 8));
    for (std::size_t i = 0; i < ticks.size(); ++i) {
      EXPECT_EQ(ScoreAtSlot(block, i).value_or(kNoTicks), ticks[i]) << i;
    }
    EXPECT_EQ(ScoreAtSlot(block, ticks.size()), std::nullopt);
  }
}

TEST(ScoreBlockTest, BytesThatAreNoBlockHoldNoScore) {
  EXPECT_EQ(ScoreAtSlot("", 0), std::nullopt);
  EXPECT_EQ(ScoreAtSlot("\x03"
                        "abc",
                        0),
            std::nullopt);
  EXPECT_EQ(ScoreAtSlot("\x04"
                        "abc",
                        0),
            std::nullopt);
}

TEST(ScoreBlockTest, APositionIsInOneBlock) {
  EXPECT_EQ(BlockOf(0), 0);
  EXPECT_EQ(BlockOf(4095), 0);
  EXPECT_EQ(BlockOf(4096), 1);
  EXPECT_EQ(SlotOf(4095), 4095u);
  EXPECT_EQ(SlotOf(4096), 0u);
}

}  // namespace
}  // namespace scoring
