#include "scoring/rescoring/score_block.h"

#include <algorithm>

#include "base/little_endian.h"

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
    if (narrow) {
      base::StoreLittleEndian(static_cast<std::uint32_t>(bits), out);
    } else {
      base::StoreLittleEndian(bits, out);
    }
    out += width;
  }
  return block;
}

std::int64_t TicksAtSlot(absl::string_view block, std::size_t slot) {
  if (block.empty()) return kNoTicks;
  const auto width = static_cast<unsigned char>(block[0]);
  if (width != kNarrow && width != kWide) return kNoTicks;
  const std::size_t offset = 1 + width * slot;
  if (offset + width > block.size()) return kNoTicks;
  const char* const in = block.data() + offset;
  if (width == kNarrow) {
    const auto ticks =
        static_cast<std::int32_t>(base::LoadLittleEndian<std::uint32_t>(in));
    return ticks == INT32_MIN ? kNoTicks : std::int64_t{ticks};
  }
  return static_cast<std::int64_t>(base::LoadLittleEndian<std::uint64_t>(in));
}

}  // namespace scoring
