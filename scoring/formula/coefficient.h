#ifndef SCORING_FORMULA_COEFFICIENT_H_
#define SCORING_FORMULA_COEFFICIENT_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/decimal.h"

namespace scoring {

// A figure of a formula, held exactly: points of the score for one unit of a
// variable, or a constant. Not a score.
//
// Unit: one tick is 1e-7, so -0.0104 is -104'000 ticks. A value type: trivially
// copyable, ordered, safe to share between threads.
class Coefficient {
 public:
  constexpr Coefficient() = default;
  static constexpr Coefficient FromTicks(std::int64_t ticks) {
    return Coefficient(ticks);
  }

  // Reads decimal text, as base::ParseTicks() does and with its errors.
  static absl::StatusOr<Coefficient> Parse(absl::string_view text);

  constexpr std::int64_t ticks() const { return ticks_; }

  // The shortest text that Parse() turns back into this figure: "-0.0104".
  std::string ToString() const { return base::ShortestDecimal(ticks_); }

  friend constexpr bool operator==(Coefficient a, Coefficient b) {
    return a.ticks_ == b.ticks_;
  }
  friend constexpr bool operator<(Coefficient a, Coefficient b) {
    return a.ticks_ < b.ticks_;
  }

 private:
  explicit constexpr Coefficient(std::int64_t ticks) : ticks_(ticks) {}

  std::int64_t ticks_ = 0;
};

}  // namespace scoring

#endif  // SCORING_FORMULA_COEFFICIENT_H_
