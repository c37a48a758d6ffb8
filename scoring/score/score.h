#ifndef SCORING_SCORE_SCORE_H_
#define SCORING_SCORE_SCORE_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace scoring {

// A point on the scale of the register's formula, held exactly. Lower means
// poorer.
//
// Unit: one tick is 1e-7 of a score point, the finest step any published
// threshold uses, so 9.3264284 is 93'264'284 ticks. No floating-point number
// takes part in a decision: a household gets the same answer on every machine,
// compiler and optimisation level.
//
// A value type: trivially copyable, ordered, safe to share between threads.
class Score {
 public:
  static constexpr std::int64_t kTicksPerPoint = 10'000'000;

  constexpr Score() = default;
  static constexpr Score FromTicks(std::int64_t ticks) { return Score(ticks); }

  // Reads plain decimal text: an optional '-', digits, and up to seven digits
  // after a '.'. Exponents, blanks and digit grouping are refused.
  //
  // Errors, whose messages do not repeat `text`:
  //   INVALID_ARGUMENT  `text` is not of that form, or has an eighth decimal.
  //   OUT_OF_RANGE      the value does not fit in 64 bits of ticks.
  static absl::StatusOr<Score> Parse(absl::string_view text);

  constexpr std::int64_t ticks() const { return ticks_; }

  // Always with seven decimals: "9.3499820".
  std::string ToString() const;

  friend constexpr bool operator==(Score a, Score b) {
    return a.ticks_ == b.ticks_;
  }
  friend constexpr bool operator!=(Score a, Score b) { return !(a == b); }
  friend constexpr bool operator<(Score a, Score b) {
    return a.ticks_ < b.ticks_;
  }
  friend constexpr bool operator>(Score a, Score b) { return b < a; }
  friend constexpr bool operator<=(Score a, Score b) { return !(b < a); }
  friend constexpr bool operator>=(Score a, Score b) { return !(a < b); }

 private:
  explicit constexpr Score(std::int64_t ticks) : ticks_(ticks) {}

  std::int64_t ticks_ = 0;
};

// How far a score stands from a threshold: score minus threshold, so that it is
// 0 or negative for those at or under it. Ticks of 1e-7. What people and
// programs are told is its Size() and its side (SideOf()). A value type like
// Score.
class ScoreDistance {
 public:
  constexpr ScoreDistance() = default;

  constexpr std::int64_t ticks() const { return ticks_; }

  // How far, whatever the direction: never negative.
  constexpr ScoreDistance Size() const {
    if (ticks_ >= 0) return *this;
    return ScoreDistance(ticks_ == INT64_MIN ? INT64_MAX : -ticks_);
  }

  // Always with seven decimals: "-0.0123456".
  std::string ToString() const;

  friend constexpr bool operator==(ScoreDistance a, ScoreDistance b) {
    return a.ticks_ == b.ticks_;
  }

 private:
  friend ScoreDistance Distance(Score score, Score threshold);

  explicit constexpr ScoreDistance(std::int64_t ticks) : ticks_(ticks) {}

  std::int64_t ticks_ = 0;
};

// On which side of a threshold a score is. The values are those of the protos.
enum class DistanceSide { kUnder = 1, kAt = 2, kAbove = 3 };

constexpr DistanceSide SideOf(ScoreDistance distance) {
  if (distance.ticks() == 0) return DistanceSide::kAt;
  return distance.ticks() < 0 ? DistanceSide::kUnder : DistanceSide::kAbove;
}

// Exact for all that a formula can give and a programme can ask; saturates at
// 64 bits, some 922 thousand million points, instead of overflowing.
ScoreDistance Distance(Score score, Score threshold);

}  // namespace scoring

#endif  // SCORING_SCORE_SCORE_H_
