#include "scoring/rescoring/score_block.h"

#include <algorithm>

namespace scoring {
namespace {

constexpr std::size_t kNarrow = 4;
constexpr std::size_t kWide = 8;

std::int64_t NoneOf(std::size_t width) {
  return width == kNarrow ? std::int64_t{INT32_MIN} : kNoTicks;
}

// Little-endian, whatever the machine; where it is the machine's own order, the
// compiler makes one instruction of each.
void Write(std::uint32_t bits, unsigned char* out) {
  out[0] = static_cast<unsigned char>(bits);
  out[1] = static_cast<unsigned char>(bits >> 8);
  out[2] = static_cast<unsigned char>(bits >> 16);
  out[3] = static_cast<unsigned char>(bits >> 24);
}

std::uint32_t Read(const unsigned char* in) {
  return std::uint32_t{in[0]} | std::uint32_t{in[1]} << 8 |
         std::uint32_t{in[2]} << 16 | std::uint32_t{in[3]} << 24;
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
  auto* out = reinterpret_cast<unsigned char*>(&block[1]);
  for (const std::int64_t score : ticks) {
    const auto bits =
        static_cast<std::uint64_t>(score == kNoTicks ? NoneOf(width) : score);
    Write(static_cast<std::uint32_t>(bits), out);
    if (!narrow) Write(static_cast<std::uint32_t>(bits >> 32), out + kNarrow);
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
  const auto* const in =
      reinterpret_cast<const unsigned char*>(block.data()) + offset;
  if (width == kNarrow) {
    const auto ticks = static_cast<std::int32_t>(Read(in));
    return ticks == INT32_MIN ? kNoTicks : std::int64_t{ticks};
  }
  return static_cast<std::int64_t>(Read(in) | std::uint64_t{Read(in + kNarrow)}
                                                  << 32);
}

}  // namespace scoring
