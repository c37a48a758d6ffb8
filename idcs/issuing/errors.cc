#include "idcs/issuing/errors.h"

#include "base/error.h"

namespace idcs {

absl::Status NumberSpaceFull() {
  return base::MakeError(absl::StatusCode::kResourceExhausted,
                         "no free number was found: the space is nearly full",
                         {"NUMBER_SPACE_FULL", {}, {}, 0});
}

absl::Status UnknownIdentifier() {
  return base::MakeError(absl::StatusCode::kNotFound,
                         "the identifier was never issued",
                         {"UNKNOWN_IDENTIFIER", {}, {}, 0});
}

absl::Status IdentifierRetired() {
  return base::MakeError(absl::StatusCode::kFailedPrecondition,
                         "the identifier is retired",
                         {"IDENTIFIER_RETIRED", {}, {}, 0});
}

absl::Status IdentifierInUse() {
  return base::MakeError(absl::StatusCode::kFailedPrecondition,
                         "a person or a household is registered under the "
                         "identifier",
                         {"IDENTIFIER_IN_USE", {}, {}, 0});
}

absl::Status BadSuccessor() {
  return base::InvalidFields(
      "MALFORMED_REQUEST",
      {{"successor", "must be another identifier of the same kind"}});
}

}  // namespace idcs
