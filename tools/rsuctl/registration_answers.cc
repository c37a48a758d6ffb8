#include "tools/rsuctl/registration_answers.h"

#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "tools/rsuctl/refusals.h"

namespace rsuctl {

absl::Status InOperatorsWords(const absl::Status& status,
                              absl::string_view reference) {
  const base::ErrorDetail detail = base::DetailOf(status);
  if (detail.reason == "REQUEST_ID_REUSED") {
    return BadField(reference, "was sent before with other data");
  }
  if (detail.reason == "DOCUMENT_REGISTERED") {
    return BadField(detail.metadata.at("field"),
                    absl::StrCat("belongs to someone registered before: ",
                                 detail.metadata.at("candidate")));
  }
  return status;
}

absl::Status HeldForAnOperator(
    const rsu::registry::v1::RegisteredPerson& held) {
  return absl::FailedPreconditionError(
      absl::StrCat("is held for an operator as ", held.review(),
                   ": has the names, the birth date and the sex of ",
                   held.candidates(0).person()));
}

}  // namespace rsuctl
