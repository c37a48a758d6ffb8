#include "registry/service/errors.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/error.h"
#include "registry/service/resource_name.h"

namespace registry {

namespace {

using base::FieldViolation;
using base::MakeError;

// The rule of one field, or of none.
std::vector<FieldViolation> Of(absl::string_view field,
                               absl::string_view rule) {
  if (field.empty()) return {};
  return {{std::string(field), std::string(rule)}};
}

}  // namespace

absl::Status UnknownPerson(absl::string_view field) {
  constexpr char kRule[] = "there is no such person";
  return MakeError(absl::StatusCode::kNotFound, kRule,
                   {"UNKNOWN_PERSON", {}, Of(field, kRule), 0});
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

absl::Status CallerNotAllowed() {
  return MakeError(absl::StatusCode::kPermissionDenied,
                   "the caller may have nothing verified",
                   {"CALLER_NOT_ALLOWED", {}, {}, 0});
}

absl::Status FieldNotAllowed(absl::string_view field) {
  return MakeError(
      absl::StatusCode::kPermissionDenied,
      absl::StrCat("the caller may not have ", field, " verified"),
      {"FIELD_NOT_ALLOWED", {{"field", std::string(field)}}, {}, 0});
}

absl::Status NotVerifiable() {
  return MakeError(absl::StatusCode::kPermissionDenied,
                   "nobody has the identifier, or the caller may not ask about "
                   "its holder",
                   {"NOT_VERIFIABLE", {}, {}, 0});
}

absl::Status UnknownReview() {
  return MakeError(absl::StatusCode::kNotFound, "there is no such review",
                   {"UNKNOWN_REVIEW", {}, {}, 0});
}

absl::Status TooManyPeople() {
  return MakeError(
      absl::StatusCode::kInvalidArgument,
      "too many people have such names: give the birth date, or "
      "the year of birth",
      {"TOO_MANY_PEOPLE",
       {},
       {{"birth_date", "is needed: too many people have such names"}},
       0});
}

absl::Status StalePerson() {
  return MakeError(absl::StatusCode::kAborted,
                   "the person was corrected since etag was read",
                   {"STALE_ETAG", {}, {}, 0});
}

absl::Status StaleReview() {
  return MakeError(absl::StatusCode::kAborted,
                   "the candidates are others than when etag was read",
                   {"STALE_ETAG", {}, {}, 0});
}

absl::Status ReviewDecided() {
  return MakeError(absl::StatusCode::kFailedPrecondition,
                   "the review is decided", {"REVIEW_DECIDED", {}, {}, 0});
}

absl::Status DeathRecorded() {
  constexpr char kRule[] = "a death is recorded, with another day";
  return MakeError(absl::StatusCode::kAlreadyExists, kRule,
                   {"DEATH_RECORDED", {}, Of("date", kRule), 0});
}

absl::Status HouseholdsContested(
    const std::vector<idcs::IdcsNumber>& contested) {
  std::vector<std::string> names;
  names.reserve(contested.size());
  for (const idcs::IdcsNumber household : contested) {
    names.push_back(HouseholdName(household));
  }
  return MakeError(
      absl::StatusCode::kFailedPrecondition,
      "the two are in different households from one day on; say which "
      "household keeps the person",
      {"HOUSEHOLDS_CONTESTED",
       {{"households", absl::StrJoin(names, ",")}},
       {},
       0});
}

absl::Status HeadWouldLeave(idcs::IdcsNumber household) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition,
      "the person is the head of the household that they would leave; declare "
      "that household anew first, with another head, or let it keep the person "
      "if the person is not the head of the other household too",
      {"HEAD_WOULD_LEAVE", {{"household", HouseholdName(household)}}, {}, 0});
}

absl::Status NumberRetired(absl::string_view field) {
  constexpr char kRule[] = "the identifier is retired";
  return MakeError(absl::StatusCode::kFailedPrecondition,
                   absl::StrCat(field, ": ", kRule),
                   {"IDENTIFIER_RETIRED",
                    {{"field", std::string(field)}},
                    Of(field, kRule),
                    0});
}

absl::Status PersonDeceased(absl::string_view field) {
  constexpr char kRule[] =
      "this person is recorded as dead, and nobody can be merged with a number "
      "that a death retired; nothing was changed";
  return MakeError(absl::StatusCode::kFailedPrecondition,
                   absl::StrCat(field, ": ", kRule),
                   {"PERSON_DECEASED",
                    {{"field", std::string(field)}},
                    Of(field, kRule),
                    0});
}

absl::Status DocumentRegistered(absl::string_view field,
                                absl::string_view candidate) {
  constexpr char kRule[] = "belongs to someone registered before";
  return MakeError(
      absl::StatusCode::kAlreadyExists, absl::StrCat(field, ": ", kRule),
      {"DOCUMENT_REGISTERED",
       {{"field", std::string(field)}, {"candidate", std::string(candidate)}},
       Of(field, kRule),
       0});
}

}  // namespace registry
