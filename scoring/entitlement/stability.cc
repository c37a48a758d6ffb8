#include "scoring/entitlement/stability.h"

#include <algorithm>
#include <cstdint>

namespace scoring {
namespace {

// Whether the score is on the side, or within the band beyond the threshold.
bool WithinBand(const Period& period, std::int64_t band_ticks, Score score) {
  // Thresholds and bands are of the scale of scores; the difference of two
  // fits.
  return period.side == Side::kAtMost
             ? score.ticks() - period.threshold.ticks() <= band_ticks
             : period.threshold.ticks() - score.ticks() < band_ticks;
}

// The first day that the grace period does not cover any more.
base::Date EndOfGrace(base::Date first_beyond, const StabilityRule& rule) {
  return base::Date::FromDayNumber(first_beyond.day_number() + rule.grace_days);
}

}  // namespace

std::optional<Kept> KeptOnSide(const Period& period, const StabilityRule* rule,
                               const std::vector<DatedScore>& history,
                               base::Date day) {
  if (rule == nullptr) return std::nullopt;
  const int needed = std::max(1, rule->confirmations);
  bool on_side = false;
  int beyond = 0;  // scores in a row
  base::Date first_beyond;
  std::optional<Kept> kept;
  for (const DatedScore& dated : history) {
    if (day < dated.from) break;
    kept.reset();
    // Grace ran out before this score came.
    if (on_side && beyond >= needed &&
        EndOfGrace(first_beyond, *rule) <= dated.from) {
      on_side = false;
    }
    if (period.OnSide(dated.score)) {
      on_side = true;
      beyond = 0;
    } else if (!on_side) {
      continue;
    } else if (WithinBand(period, rule->band_ticks, dated.score)) {
      beyond = 0;
      kept = Kept{KeptBy::kBand, std::nullopt};
    } else {
      if (beyond++ == 0) first_beyond = dated.from;
      kept = Kept{KeptBy::kConfirmations, std::nullopt};
    }
  }
  if (!kept.has_value() || beyond < needed) return kept;
  const base::Date end = EndOfGrace(first_beyond, *rule);
  if (end <= day) return std::nullopt;
  return Kept{KeptBy::kGracePeriod,
              base::Date::FromDayNumber(end.day_number() - 1)};
}

}  // namespace scoring
