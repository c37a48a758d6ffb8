#include "scoring/score/score.h"

#include <limits>

#include "base/decimal.h"
#include "base/status_macros.h"

namespace scoring {

static_assert(Score::kTicksPerPoint == base::kTicksPerUnit);

absl::StatusOr<Score> Score::Parse(absl::string_view text) {
  RSU_ASSIGN_OR_RETURN(const std::int64_t ticks, base::ParseTicks(text));
  return FromTicks(ticks);
}

std::string Score::ToString() const { return base::SevenDecimals(ticks_); }

std::string ScoreDistance::ToString() const {
  return base::SevenDecimals(ticks_);
}

ScoreDistance Distance(Score score, Score threshold) {
  std::int64_t ticks = 0;
  if (__builtin_sub_overflow(score.ticks(), threshold.ticks(), &ticks)) {
    using Limits = std::numeric_limits<std::int64_t>;
    ticks = score < threshold ? Limits::min() : Limits::max();
  }
  return ScoreDistance(ticks);
}

}  // namespace scoring
