#include "base/rpc/authority.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "base/error.h"

namespace base::rpc {

absl::Status NoGrants::MayCall(const Call& call) const {
  if (call.row->programme != nullptr) return ProgrammeNotAllowed();
  if (call.row->identity_fields != nullptr) return CallerNotAllowed();
  return absl::OkStatus();
}

absl::Status ProgrammeNotAllowed() {
  constexpr char kRule[] = "there is no such programme that the caller may see";
  return FieldError(absl::StatusCode::kPermissionDenied,
                    "PROGRAMME_NOT_ALLOWED", "programme", kRule);
}

absl::Status CallerNotAllowed() {
  return ReasonError(absl::StatusCode::kPermissionDenied, "CALLER_NOT_ALLOWED",
                     "the caller may have nothing verified");
}

absl::Status FieldNotAllowed(absl::string_view field) {
  return MakeError(
      absl::StatusCode::kPermissionDenied,
      absl::StrCat("the caller may not have ", field, " verified"),
      {"FIELD_NOT_ALLOWED", {{"field", std::string(field)}}, {}, 0});
}

}  // namespace base::rpc
