#include "idcs/issuing/errors.h"

#include "base/error.h"

namespace idcs {

using base::NamedFieldError;

absl::Status NumberSpaceFull() {
  return base::ReasonError(
      absl::StatusCode::kResourceExhausted, "NUMBER_SPACE_FULL",
      "no free number was found: the space is nearly full");
}

absl::Status UnknownIdentifier(absl::string_view field) {
  return NamedFieldError(absl::StatusCode::kNotFound, "UNKNOWN_IDENTIFIER",
                         field, "the identifier was never issued");
}

absl::Status IdentifierRetired(absl::string_view field) {
  return NamedFieldError(absl::StatusCode::kFailedPrecondition,
                         "IDENTIFIER_RETIRED", field,
                         "the identifier is retired");
}

absl::Status IdentifierInUse(absl::string_view field) {
  return NamedFieldError(
      absl::StatusCode::kFailedPrecondition, "IDENTIFIER_IN_USE", field,
      "a person or a household is registered under the identifier");
}

absl::Status BadSuccessor() {
  return base::InvalidFields(
      "MALFORMED_REQUEST",
      {{"successor", "must be another identifier of the same kind"}});
}

}  // namespace idcs
