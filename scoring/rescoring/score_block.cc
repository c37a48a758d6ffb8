#include "scoring/rescoring/score_block.h"

#include <algorithm>

namespace scoring {
namespace {

constexpr std::size_t kNarrow = 4;
constexpr std::size_t kWide = 8;

std::int64_t NoneOf(std::size_t width) {
  return width == kNarrow ? std::int64_t{INT32_MIN} : kNoTicks;
}

}  // namespace

std::string EncodeScores(const std::vector<std::int64_t>& ticks) {
  const bool narrow =
      std::all_of(ticks.begin(), ticks.end(), [](std::int64_t score) {
        return score == kNoTicks || (score > INT32_MIN && score <= INT32_MAX);
      });
  const std::size_t width = narrow ? kNarrow : kWide;
  std::string block(1 + width * ticks.size(), '\0');
  block[0] = static_cast<char>(width);
  char* out = &block[1];
  for (const std::int64_t score : ticks) {
    const auto bits =
        static_cast<std::uint64_t>(score == kNoTicks ? NoneOf(width) : score);
    for (std::size_t i = 0; i < width; ++i) {
      *out++ = static_cast<char>(bits >> (8 * i) & 0xFF);
    }
  }
  return block;
}

std::optional<std::int64_t> ScoreAtSlot(absl::string_view block,
                                        std::size_t slot) {
  if (block.empty()) return std::nullopt;
  const auto width = static_cast<std::size_t>(block[0]);
  if (width != kNarrow && width != kWide) return std::nullopt;
  const std::size_t offset = 1 + width * slot;
  if (offset + width > block.size()) return std::nullopt;
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < width; ++i) {
    bits |= std::uint64_t{static_cast<unsigned char>(block[offset + i])}
            << (8 * i);
  }
  const std::int64_t ticks =
      width == kNarrow
          ? static_cast<std::int32_t>(static_cast<std::uint32_t>(bits))
          : static_cast<std::int64_t>(bits);
  if (ticks == NoneOf(width)) return std::nullopt;
  return ticks;
}

}  // namespace scoring
