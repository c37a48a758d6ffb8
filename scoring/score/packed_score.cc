#include "scoring/score/packed_score.h"

#include "base/fraction.h"
#include "scoring/variables/pack_variables.h"

namespace scoring {
namespace {

constexpr std::int64_t kCentimesPerDirham = 100;

std::int64_t Byte(absl::string_view packed, std::size_t offset) {
  return static_cast<unsigned char>(packed[offset]);
}

std::int64_t Pair(absl::string_view packed, std::size_t offset) {
  return Byte(packed, offset) | Byte(packed, offset + 1) << 8;
}

std::int64_t Four(absl::string_view packed, std::size_t offset) {
  return Pair(packed, offset) | Pair(packed, offset + 2) << 16;
}

}  // namespace

PackedScorer::PackedScorer(const Formula& formula)
    : annexes_{Prepare(formula.weights(registry::Milieu::kUrban)),
               Prepare(formula.weights(registry::Milieu::kRural))} {}

PackedScorer::Annex PackedScorer::Prepare(const AnnexWeights& weights) {
  Annex annex;
  annex.start_ticks = weights.start_ticks;
  for (const Weight& weight : weights.whole) {
    const PackedPlace place = PlaceOf(static_cast<Variable>(weight.variable));
    auto& terms = place.bytes == 1 ? annex.whole_bytes : annex.whole_pairs;
    terms.push_back({place.offset, weight.ticks});
  }
  for (const Weight& weight : weights.shares) {
    annex.share_bytes.push_back(
        {PlaceOf(static_cast<Variable>(weight.variable)).offset, weight.ticks});
  }
  for (const Weight& weight : weights.amounts) {
    annex.amounts.push_back(
        {PlaceOf(static_cast<Variable>(weight.variable)).offset, weight.ticks});
  }
  return annex;
}

std::optional<std::int64_t> PackedScorer::Ticks(
    absl::string_view packed) const {
  if (!MayBePacked(packed)) return std::nullopt;
  const bool urban = PackedMilieu(packed) == registry::Milieu::kUrban;
  const Annex& annex = annexes_[urban ? 0 : 1];
  std::int64_t whole =
      annex.start_ticks[static_cast<std::size_t>(PackedRegion(packed) - 1)];
  for (const Term& term : annex.whole_bytes) {
    whole += term.ticks * Byte(packed, term.offset);
  }
  for (const Term& term : annex.whole_pairs) {
    whole += term.ticks * Pair(packed, term.offset);
  }
  std::int64_t shares = 0;
  for (const Term& term : annex.share_bytes) {
    shares += term.ticks * Byte(packed, term.offset);
  }
  std::int64_t amounts = 0;
  for (const Term& term : annex.amounts) {
    amounts += term.ticks * Four(packed, term.offset);
  }
  const std::int64_t denominator = kCentimesPerDirham * PackedMembers(packed);
  return base::RoundHalfUp(
      denominator * whole + kCentimesPerDirham * shares + amounts, denominator);
}

}  // namespace scoring
