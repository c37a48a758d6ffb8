#include "idcs/issuing/errors.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "base/error.h"

namespace idcs {
namespace {

// An error of the number that stands in `field`.
absl::Status OfNumber(absl::StatusCode code, absl::string_view reason,
                      absl::string_view field, absl::string_view rule) {
  return base::MakeError(code, absl::StrCat(field, ": ", rule),
                         {std::string(reason),
                          {{"field", std::string(field)}},
                          {{std::string(field), std::string(rule)}},
                          0});
}

}  // namespace

absl::Status NumberSpaceFull() {
  return base::MakeError(absl::StatusCode::kResourceExhausted,
                         "no free number was found: the space is nearly full",
                         {"NUMBER_SPACE_FULL", {}, {}, 0});
}

absl::Status UnknownIdentifier(absl::string_view field) {
  return OfNumber(absl::StatusCode::kNotFound, "UNKNOWN_IDENTIFIER", field,
                  "the identifier was never issued");
}

absl::Status IdentifierRetired(absl::string_view field) {
  return OfNumber(absl::StatusCode::kFailedPrecondition, "IDENTIFIER_RETIRED",
                  field, "the identifier is retired");
}

absl::Status IdentifierInUse(absl::string_view field) {
  return OfNumber(absl::StatusCode::kFailedPrecondition, "IDENTIFIER_IN_USE",
                  field,
                  "a person or a household is registered under the identifier");
}

absl::Status BadSuccessor() {
  return base::InvalidFields(
      "MALFORMED_REQUEST",
      {{"successor", "must be another identifier of the same kind"}});
}

}  // namespace idcs
