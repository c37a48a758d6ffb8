#ifndef IDCS_ISSUING_ERRORS_H_
#define IDCS_ISSUING_ERRORS_H_

#include "absl/status/status.h"

namespace idcs {

// No free number was found in the allowed number of draws.
absl::Status NumberSpaceFull();

// The number was never issued.
absl::Status UnknownIdentifier();

// The number is retired, for good.
absl::Status IdentifierRetired();

// A person or a household is registered under the number.
absl::Status IdentifierInUse();

// The number that should replace another is that other, or of another kind.
absl::Status BadSuccessor();

}  // namespace idcs

#endif  // IDCS_ISSUING_ERRORS_H_
