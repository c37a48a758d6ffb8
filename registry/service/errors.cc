#include "registry/service/errors.h"

#include "absl/strings/str_cat.h"
#include "base/error.h"

namespace registry {

using base::MakeError;

absl::Status UnknownPerson() {
  return MakeError(absl::StatusCode::kNotFound, "there is no such person",
                   {"UNKNOWN_PERSON", {}, {}, 0});
}

absl::Status UnknownHousehold() {
  return MakeError(absl::StatusCode::kNotFound, "there is no such household",
                   {"UNKNOWN_HOUSEHOLD", {}, {}, 0});
}

absl::Status UnknownDeclaration() {
  return MakeError(absl::StatusCode::kNotFound, "there is no such declaration",
                   {"UNKNOWN_DECLARATION", {}, {}, 0});
}

absl::Status StaleEtag() {
  return MakeError(absl::StatusCode::kAborted,
                   "the household was declared anew since etag was read",
                   {"STALE_ETAG", {}, {}, 0});
}

absl::Status SupersededDeclaration() {
  return MakeError(
      absl::StatusCode::kAlreadyExists,
      "the household declared this before, and it was corrected since",
      {"SUPERSEDED_DECLARATION", {}, {}, 0});
}

absl::Status DocumentRegistered(absl::string_view field,
                                absl::string_view candidate) {
  return MakeError(
      absl::StatusCode::kAlreadyExists,
      absl::StrCat(field, ": belongs to someone registered before"),
      {"DOCUMENT_REGISTERED",
       {{"field", std::string(field)}, {"candidate", std::string(candidate)}},
       {},
       0});
}

}  // namespace registry
