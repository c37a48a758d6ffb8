#include "registry/service/errors.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/error.h"
#include "registry/service/resource_name.h"

namespace registry {

namespace {

using base::FieldViolation;
using base::MakeError;

std::vector<FieldViolation> Of(absl::string_view field,
                               absl::string_view rule) {
  return {{std::string(field), std::string(rule)}};
}

// There is nothing of the name that stands in `field`.
absl::Status Unknown(absl::string_view reason, absl::string_view field,
                     absl::string_view rule) {
  return MakeError(absl::StatusCode::kNotFound, rule,
                   {std::string(reason), {}, Of(field, rule), 0});
}

// What the field `etag` stands for is not so any more.
absl::Status Stale(absl::string_view rule) {
  return MakeError(absl::StatusCode::kAborted, rule,
                   {"STALE_ETAG", {}, Of("etag", rule), 0});
}

}  // namespace

absl::Status UnknownPerson(absl::string_view field) {
  return Unknown("UNKNOWN_PERSON", field, "there is no such person");
}

absl::Status UnknownHousehold(absl::string_view field) {
  return Unknown("UNKNOWN_HOUSEHOLD", field, "there is no such household");
}

absl::Status UnknownDeclaration(absl::string_view field) {
  return Unknown("UNKNOWN_DECLARATION", field, "there is no such declaration");
}

absl::Status StaleEtag() {
  return Stale("the household was declared anew since this version was read");
}

absl::Status SupersededDeclaration() {
  return MakeError(
      absl::StatusCode::kAlreadyExists,
      "the household declared this before, and it was corrected since",
      {"SUPERSEDED_DECLARATION", {}, {}, 0});
}

absl::Status NotVerifiable() {
  constexpr char kRule[] =
      "nobody has the identifier, or the caller may not ask about its holder";
  return MakeError(absl::StatusCode::kPermissionDenied, kRule,
                   {"NOT_VERIFIABLE", {}, Of("idcs", kRule), 0});
}

absl::Status UnknownReview() {
  return Unknown("UNKNOWN_REVIEW", "name", "there is no such review");
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
  return Stale("the person was corrected since this version was read");
}

absl::Status StaleReview() {
  return Stale("the candidates are others than when the case was read");
}

absl::Status ReviewDecided() {
  constexpr char kRule[] = "the review is decided";
  return MakeError(absl::StatusCode::kFailedPrecondition, kRule,
                   {"REVIEW_DECIDED", {}, Of("name", kRule), 0});
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
  constexpr char kRule[] =
      "the two are in different households from one day on; say which "
      "household keeps the person";
  return MakeError(absl::StatusCode::kFailedPrecondition, kRule,
                   {"HOUSEHOLDS_CONTESTED",
                    {{"households", absl::StrJoin(names, ",")}},
                    Of("keep_households", kRule),
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
