#ifndef SCORING_RESCORING_SCORE_BLOCK_H_
#define SCORING_RESCORING_SCORE_BLOCK_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace scoring {

// The scores that a run gave to the inputs at the positions
// [b * kBlockPositions, (b + 1) * kBlockPositions), block b, as bytes:
//
//   offset  bytes  what
//        0      1  width w of a score: 4, or 8 if one needs it
//        1  w * n  ticks of each, signed, little-endian; the least number that
//                  the width holds: the run gave it none
//
// 4 bytes hold some 214 points; 8 are needed for no household that lives.
inline constexpr std::int64_t kBlockPositions = 4096;

constexpr std::int64_t BlockOf(std::int64_t position) {
  return position / kBlockPositions;
}
constexpr std::size_t SlotOf(std::int64_t position) {
  return static_cast<std::size_t>(position % kBlockPositions);
}

// What stands for none in a vector of scores.
inline constexpr std::int64_t kNoTicks = INT64_MIN;

// `ticks` holds at most kBlockPositions.
std::string EncodeScores(const std::vector<std::int64_t>& ticks);

// kNoTicks if the run gave none, or the block is shorter.
std::int64_t TicksAtSlot(absl::string_view block, std::size_t slot);

// The score at a slot, or nothing. Here, so that the optional stays in
// registers.
inline std::optional<std::int64_t> ScoreAtSlot(absl::string_view block,
                                               std::size_t slot) {
  const std::int64_t ticks = TicksAtSlot(block, slot);
  if (ticks == kNoTicks) return std::nullopt;
  return ticks;
}

}  // namespace scoring

#endif  // SCORING_RESCORING_SCORE_BLOCK_H_
