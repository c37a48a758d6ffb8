#ifndef IDCS_ISSUING_ERRORS_H_
#define IDCS_ISSUING_ERRORS_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace idcs {

// No free number was found in the allowed number of draws.
absl::Status NumberSpaceFull();

// Of a number that whoever asks gave as `field`: it was never issued, it is
// retired, for good, or a person or a household is registered under it.
absl::Status UnknownIdentifier(absl::string_view field);
absl::Status IdentifierRetired(absl::string_view field);
absl::Status IdentifierInUse(absl::string_view field);

// The number that should replace another is that other, or of another kind.
absl::Status BadSuccessor();

}  // namespace idcs

#endif  // IDCS_ISSUING_ERRORS_H_
