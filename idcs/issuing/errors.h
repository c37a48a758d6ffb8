#ifndef IDCS_ISSUING_ERRORS_H_
#define IDCS_ISSUING_ERRORS_H_

#include "absl/status/status.h"

namespace idcs {

// No free number was found in the allowed number of draws.
absl::Status NumberSpaceFull();

}  // namespace idcs

#endif  // IDCS_ISSUING_ERRORS_H_
