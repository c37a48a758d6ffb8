#include "base/rpc/authority.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "base/caller_names.h"
#include "base/error.h"

namespace base::rpc {
namespace {

absl::Status Denied(absl::string_view reason, absl::string_view message) {
  return ReasonError(absl::StatusCode::kPermissionDenied, reason, message);
}

}  // namespace

absl::Status LocalAuthority::MayCall(Call& call) const {
  if (call.on_behalf_of.times != 0) return MayNotAct();
  if (call.caller != kLocalCaller) return CallerNotAllowed();
  if (call.grants.empty()) call.grants.push_back(&WholeGrant());
  return absl::OkStatus();
}

const Grant& WholeGrant() {
  static const auto* const grant = new Grant;
  return *grant;
}

absl::Status CallerNotAllowed() {
  return Denied("CALLER_NOT_ALLOWED", "the caller may not use this method");
}

absl::Status MayNotAct() {
  return Denied("MAY_NOT_ACT",
                "the caller may not act for whom rsu-on-behalf-of names");
}

absl::Status ProgrammeNotAllowed() {
  constexpr char kRule[] = "there is no such programme that the caller may see";
  return FieldError(absl::StatusCode::kPermissionDenied,
                    "PROGRAMME_NOT_ALLOWED", "programme", kRule);
}

absl::Status FieldNotAllowed(absl::string_view field) {
  return MakeError(
      absl::StatusCode::kPermissionDenied,
      absl::StrCat("the caller may not have ", field, " verified"),
      {"FIELD_NOT_ALLOWED", {{"field", std::string(field)}}, {}, 0});
}

absl::Status PlaceNotAllowed(absl::string_view field) {
  return FieldError(absl::StatusCode::kPermissionDenied, "PLACE_NOT_ALLOWED",
                    field, "must be where the caller has a right");
}

absl::Status AuthorNotPerson() {
  return FieldError(absl::StatusCode::kPermissionDenied, "AUTHOR_NOT_PERSON",
                    "author", "must be the person who calls, or absent");
}

absl::Status ReasonRequired() {
  return FieldError(absl::StatusCode::kInvalidArgument, "REASON_REQUIRED",
                    kReasonMetadata, "must be one reason of the policy");
}

}  // namespace base::rpc
