#ifndef SCORING_SCORE_PACKED_SCORE_H_
#define SCORING_SCORE_PACKED_SCORE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/strings/string_view.h"
#include "scoring/formula/formula.h"
#include "scoring/variables/pack_variables.h"

namespace scoring {

// One formula made ready to score packed variables (pack_variables.h) by the
// million: the same ticks as ComputeScore() gives for what is unpacked.
//
// Immutable; thread-safe. Does not refer to the formula it was made from.
class PackedScorer {
 public:
  explicit PackedScorer(const Formula& formula);

  // Score in ticks of 1e-7, rounded half up; nothing if `packed` cannot be
  // packed variables. Bytes that are, but hold values beyond their ranges, give
  // some number and no harm.
  std::optional<std::int64_t> Ticks(absl::string_view packed) const {
    // Here, so that the optional stays in registers.
    if (!MayBePacked(packed)) return std::nullopt;
    return TicksOf(packed);
  }

 private:
  // The one-byte variables as they are packed, and two bytes more, which are
  // multiplied by 0, to make three whole vectors.
  static constexpr std::size_t kLanes = 48;
  using Lanes = std::array<std::int16_t, kLanes>;

  // The coefficients of the one-byte variables in digits of kDigitBits, the
  // lowest first: processors multiply and add 16-bit integers eight and more at
  // a time.
  using Digits = std::vector<Lanes>;

  struct Term {
    std::size_t offset;
    std::int64_t ticks;
  };
  // The terms of one annex by what they are multiplied with and how wide the
  // variable is.
  struct Annex {
    std::array<std::int64_t, kRegionCount> start_ticks;
    Digits whole_bytes;
    std::vector<Term> whole_pairs;
    Digits share_bytes;
    std::vector<Term> amounts;
  };

  static void AddDigits(std::size_t lane, std::int64_t ticks, Digits& digits);
  static std::int64_t Sum(const Lanes& values, const Digits& digits);
  std::int64_t TicksOf(absl::string_view packed) const;
  static Annex Prepare(const AnnexWeights& weights);

  std::array<Annex, 2> annexes_;  // urban, rural
};

}  // namespace scoring

#endif  // SCORING_SCORE_PACKED_SCORE_H_
