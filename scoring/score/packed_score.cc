#include "scoring/score/packed_score.h"

#include "base/fraction.h"

namespace scoring {
namespace {

constexpr std::int64_t kCentimesPerDirham = 100;

// A digit and its sign fit 16 bits, and the sum of 48 of them times a byte 32.
constexpr int kDigitBits = 15;

std::int64_t Pair(const unsigned char* bytes) {
  return std::int64_t{bytes[0]} | std::int64_t{bytes[1]} << 8;
}

std::int64_t Four(const unsigned char* bytes) {
  return Pair(bytes) | Pair(bytes + 2) << 16;
}

}  // namespace

PackedScorer::PackedScorer(const Formula& formula)
    : annexes_{Prepare(formula.weights(registry::Milieu::kUrban)),
               Prepare(formula.weights(registry::Milieu::kRural))} {}

void PackedScorer::AddDigits(std::size_t lane, std::int64_t ticks,
                             Digits& digits) {
  auto left = static_cast<std::uint64_t>(ticks);
  if (ticks < 0) left = -left;
  for (std::size_t i = 0; left != 0; ++i, left >>= kDigitBits) {
    if (digits.size() <= i) digits.push_back({});
    const auto digit =
        static_cast<std::int16_t>(left & ((1u << kDigitBits) - 1));
    digits[i][lane] = static_cast<std::int16_t>(ticks < 0 ? -digit : digit);
  }
}

PackedScorer::Annex PackedScorer::Prepare(const AnnexWeights& weights) {
  Annex annex;
  annex.start_ticks = weights.start_ticks;
  for (const Weight& weight : weights.whole) {
    const PackedPlace place = PlaceOf(static_cast<Variable>(weight.variable));
    if (place.bytes == 1) {
      AddDigits(place.offset - kFirstPackedByte, weight.ticks,
                annex.whole_bytes);
    } else {
      annex.whole_pairs.push_back({place.offset, weight.ticks});
    }
  }
  for (const Weight& weight : weights.shares) {
    const PackedPlace place = PlaceOf(static_cast<Variable>(weight.variable));
    AddDigits(place.offset - kFirstPackedByte, weight.ticks, annex.share_bytes);
  }
  for (const Weight& weight : weights.amounts) {
    annex.amounts.push_back(
        {PlaceOf(static_cast<Variable>(weight.variable)).offset, weight.ticks});
  }
  return annex;
}

// Unsigned, as the sum of the digits wraps round to the sum, which fits, even
// where a part does not.
std::int64_t PackedScorer::Sum(const Lanes& values, const Digits& digits) {
  std::uint64_t sum = 0;
  int shift = 0;
  for (const Lanes& digit : digits) {
    std::int32_t products = 0;
    for (std::size_t i = 0; i < kLanes; ++i) {
      products += std::int32_t{values[i]} * std::int32_t{digit[i]};
    }
    sum += static_cast<std::uint64_t>(std::int64_t{products}) << shift;
    shift += kDigitBits;
  }
  return static_cast<std::int64_t>(sum);
}

std::int64_t PackedScorer::TicksOf(absl::string_view packed) const {
  static_assert(kFirstPackedByte + kLanes <= kPackedSize);
  const bool urban = PackedMilieu(packed) == registry::Milieu::kUrban;
  const Annex& annex = annexes_[urban ? 0 : 1];
  const auto* const bytes =
      reinterpret_cast<const unsigned char*>(packed.data());
  Lanes values;
  for (std::size_t i = 0; i < kLanes; ++i) {
    values[i] = bytes[kFirstPackedByte + i];
  }
  std::int64_t whole =
      annex.start_ticks[static_cast<std::size_t>(PackedRegion(packed) - 1)] +
      Sum(values, annex.whole_bytes);
  for (const Term& term : annex.whole_pairs) {
    whole += term.ticks * Pair(bytes + term.offset);
  }
  const std::int64_t shares = Sum(values, annex.share_bytes);
  std::int64_t amounts = 0;
  for (const Term& term : annex.amounts) {
    amounts += term.ticks * Four(bytes + term.offset);
  }
  // The whole numbers stay what they are when all is rounded.
  return whole + base::RoundHalfUp(kCentimesPerDirham * shares + amounts,
                                   kCentimesPerDirham * PackedMembers(packed));
}

}  // namespace scoring
