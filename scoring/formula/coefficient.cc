#include "scoring/formula/coefficient.h"

#include "base/status_macros.h"

namespace scoring {

absl::StatusOr<Coefficient> Coefficient::Parse(absl::string_view text) {
  RSU_ASSIGN_OR_RETURN(const std::int64_t ticks, base::ParseTicks(text));
  return FromTicks(ticks);
}

}  // namespace scoring
