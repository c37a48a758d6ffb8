#ifndef TOOLS_RSUCTL_REGISTRATION_ANSWERS_H_
#define TOOLS_RSUCTL_REGISTRATION_ANSWERS_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "proto/rsu/registry/v1/population_service.pb.h"

namespace rsuctl {

// What an operator needs to know of a refusal, in their words; `reference` is
// the field that names the record in its file, "person_ref".
absl::Status InOperatorsWords(const absl::Status& status,
                              absl::string_view reference);

// Why a line is not registered before somebody decides. `held` has a review.
absl::Status HeldForAnOperator(const rsu::registry::v1::RegisteredPerson& held);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_REGISTRATION_ANSWERS_H_
