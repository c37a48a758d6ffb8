#ifndef SCORING_VARIABLES_VARIABLES_H_
#define SCORING_VARIABLES_VARIABLES_H_

#include <array>
#include <cstdint>
#include <type_traits>

#include "absl/status/status.h"
#include "registry/codes/place.h"
#include "scoring/variables/catalogue.h"

namespace scoring {

// What a formula sees of a household: one integer for each variable of the
// catalogue, with the denominators understood (VariableKind), and where the
// household lives. All variables are there, whatever the milieu, so that a
// formula may come to use any of them. No name, reference or identifier.
//
// A plain value of fixed size, trivially copyable; safe to share between
// threads while nobody writes.
struct Variables {
  registry::Milieu milieu = registry::Milieu::kUrban;
  std::int32_t region = 0;  // 1 to 12
  std::array<std::int32_t, kVariableCount> values = {};

  constexpr std::int32_t operator[](Variable variable) const {
    return values[IndexOf(variable)];
  }
  constexpr std::int32_t& operator[](Variable variable) {
    return values[IndexOf(variable)];
  }

  // n, the number of members: the denominator of every share.
  constexpr std::int32_t members() const { return (*this)[Variable::kMembers]; }

  friend bool operator==(const Variables& a, const Variables& b) {
    return a.milieu == b.milieu && a.region == b.region && a.values == b.values;
  }
};
static_assert(std::is_trivially_copyable_v<Variables>);

// Whether every variable is in the range of its catalogue entry, no share
// exceeds 1, the squares are those of their roots, and milieu and region exist.
// What ExtractVariables() makes of a verified household always passes.
//
// Errors:
//   OUT_OF_RANGE  with the name of the first variable that breaks the rule.
absl::Status CheckVariables(const Variables& variables);

}  // namespace scoring

#endif  // SCORING_VARIABLES_VARIABLES_H_
