#include "scoring/rescoring/formula_change.h"

#include <array>
#include <cstdint>

namespace scoring {
namespace {

// The coefficient of every variable; 0 of those that are no term.
std::array<std::int64_t, kVariableCount> Coefficients(
    const AnnexWeights& weights) {
  std::array<std::int64_t, kVariableCount> ticks = {};
  for (const auto* kind : {&weights.whole, &weights.shares, &weights.amounts}) {
    for (const Weight& weight : *kind) ticks[weight.variable] = weight.ticks;
  }
  return ticks;
}

bool IsZero(absl::string_view packed, const PackedPlace& place) {
  for (std::size_t i = 0; i < static_cast<std::size_t>(place.bytes); ++i) {
    if (packed[place.offset + i] != 0) return false;
  }
  return true;
}

}  // namespace

FormulaChange::FormulaChange(const Formula& before, const Formula& after)
    : annexes_{Compare(before, after, registry::Milieu::kUrban),
               Compare(before, after, registry::Milieu::kRural)} {}

FormulaChange::Annex FormulaChange::Compare(const Formula& before,
                                            const Formula& after,
                                            registry::Milieu milieu) {
  const AnnexWeights& old_weights = before.weights(milieu);
  const AnnexWeights& new_weights = after.weights(milieu);
  Annex annex;
  for (std::size_t i = 0; i < kRegionCount; ++i) {
    annex.start_changed[i] =
        old_weights.start_ticks[i] != new_weights.start_ticks[i];
  }
  const auto old_ticks = Coefficients(old_weights);
  const auto new_ticks = Coefficients(new_weights);
  for (std::size_t i = 0; i < kVariableCount; ++i) {
    if (old_ticks[i] == new_ticks[i]) continue;
    annex.changed.push_back(PlaceOf(static_cast<Variable>(i)));
  }
  return annex;
}

bool FormulaChange::MayChange(absl::string_view packed) const {
  const bool urban = PackedMilieu(packed) == registry::Milieu::kUrban;
  const Annex& annex = annexes_[urban ? 0 : 1];
  if (annex.start_changed[static_cast<std::size_t>(PackedRegion(packed) - 1)]) {
    return true;
  }
  for (const PackedPlace& place : annex.changed) {
    if (!IsZero(packed, place)) return true;
  }
  return false;
}

}  // namespace scoring
