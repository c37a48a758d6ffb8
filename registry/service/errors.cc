#include "registry/service/errors.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/error.h"
#include "registry/service/resource_name.h"

namespace registry {

namespace {

using absl::StatusCode;
using base::FieldError;

// What the field `etag` stands for is not so any more.
absl::Status Stale(absl::string_view rule) {
  return FieldError(StatusCode::kAborted, "STALE_ETAG", "etag", rule);
}

}  // namespace

absl::Status UnknownPerson(absl::string_view field) {
  return FieldError(StatusCode::kNotFound, "UNKNOWN_PERSON", field,
                    "there is no such person");
}

absl::Status UnknownHousehold(absl::string_view field) {
  return FieldError(StatusCode::kNotFound, "UNKNOWN_HOUSEHOLD", field,
                    "there is no such household");
}

absl::Status UnknownDeclaration(absl::string_view field) {
  return FieldError(StatusCode::kNotFound, "UNKNOWN_DECLARATION", field,
                    "there is no such declaration");
}

absl::Status StaleEtag() {
  return Stale("the household was declared anew since this version was read");
}

absl::Status SupersededDeclaration() {
  return base::ReasonError(
      StatusCode::kAlreadyExists, "SUPERSEDED_DECLARATION",
      "the household declared this before, and it was corrected since");
}

absl::Status NotVerifiable() {
  return FieldError(
      StatusCode::kPermissionDenied, "NOT_VERIFIABLE", "idcs",
      "nobody has the identifier, or the caller may not ask about its holder");
}

absl::Status UnknownReview() {
  return FieldError(StatusCode::kNotFound, "UNKNOWN_REVIEW", "name",
                    "there is no such review");
}

absl::Status TooManyPeople() {
  return base::MakeError(
      StatusCode::kInvalidArgument,
      "too many people have such names: give the birth date, or "
      "the year of birth",
      {"TOO_MANY_PEOPLE",
       {},
       {{"birth_date", "is needed: too many people have such names"}},
       0});
}

absl::Status StalePerson() {
  return Stale("the person was corrected since this version was read");
}

absl::Status StaleReview() {
  return Stale("the candidates are others than when the case was read");
}

absl::Status ReviewDecided() {
  return FieldError(StatusCode::kFailedPrecondition, "REVIEW_DECIDED", "name",
                    "the review is decided");
}

absl::Status DeathRecorded() {
  return FieldError(StatusCode::kAlreadyExists, "DEATH_RECORDED", "date",
                    "a death is recorded, with another day");
}

absl::Status HouseholdsContested(
    const std::vector<idcs::IdcsNumber>& contested) {
  std::vector<std::string> names;
  names.reserve(contested.size());
  for (const idcs::IdcsNumber household : contested) {
    names.push_back(HouseholdName(household));
  }
  constexpr char kRule[] =
      "the two are in different households from one day on; say which "
      "household keeps the person";
  return base::MakeError(StatusCode::kFailedPrecondition, kRule,
                         {"HOUSEHOLDS_CONTESTED",
                          {{"households", absl::StrJoin(names, ",")}},
                          {{"keep_households", kRule}},
                          0});
}

absl::Status HeadWouldLeave(idcs::IdcsNumber household) {
  return base::MakeError(
      StatusCode::kFailedPrecondition,
      "the person is the head of the household that they would leave; declare "
      "that household anew first, with another head, or let it keep the person "
      "if the person is not the head of the other household too",
      {"HEAD_WOULD_LEAVE", {{"household", HouseholdName(household)}}, {}, 0});
}

absl::Status PersonDeceased(absl::string_view field) {
  return base::NamedFieldError(
      StatusCode::kFailedPrecondition, "PERSON_DECEASED", field,
      "this person is recorded as dead, and nobody can be merged with a number "
      "that a death retired; nothing was changed");
}

absl::Status DocumentRegistered(absl::string_view field,
                                absl::string_view candidate) {
  constexpr char kRule[] = "belongs to someone registered before";
  return base::MakeError(
      StatusCode::kAlreadyExists, absl::StrCat(field, ": ", kRule),
      {"DOCUMENT_REGISTERED",
       {{"field", std::string(field)}, {"candidate", std::string(candidate)}},
       {{std::string(field), kRule}},
       0});
}

absl::Status InRequest(const absl::Status& status, std::size_t place) {
  base::ErrorDetail detail = base::DetailOf(status);
  detail.metadata["request"] = absl::StrCat(place);
  if (!detail.violations.empty()) {
    for (base::FieldViolation& violation : detail.violations) {
      violation.path = absl::StrCat("requests[", place, "].", violation.path);
    }
    return base::MakeError(
        status.code(),
        base::InvalidFields(detail.reason, detail.violations).message(),
        detail);
  }
  if (detail.reason.empty()) return status;
  return base::MakeError(status.code(), std::string(status.message()), detail);
}

}  // namespace registry
