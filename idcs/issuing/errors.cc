#include "idcs/issuing/errors.h"

#include "base/error.h"

namespace idcs {

absl::Status NumberSpaceFull() {
  return base::MakeError(absl::StatusCode::kResourceExhausted,
                         "no free number was found: the space is nearly full",
                         {"NUMBER_SPACE_FULL", {}, {}, 0});
}

}  // namespace idcs
