#ifndef BASE_STATUS_MATCHERS_H_
#define BASE_STATUS_MATCHERS_H_

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/error.h"
#include "gmock/gmock.h"

// For tests: what a Status or a StatusOr says, in matchers.

namespace base {

inline const absl::Status& StatusOf(const absl::Status& status) {
  return status;
}
template <typename T>
const absl::Status& StatusOf(const absl::StatusOr<T>& value) {
  return value.status();
}

// EXPECT_THAT(status_or, IsOk());
MATCHER(IsOk, negation ? "is not OK" : "is OK") {
  *result_listener << StatusOf(arg);
  return StatusOf(arg).ok();
}

// EXPECT_THAT(status, HasCode(absl::StatusCode::kAborted));
MATCHER_P(HasCode, code,
          std::string(negation ? "has not" : "has") + " the code " +
              absl::StatusCodeToString(code)) {
  *result_listener << StatusOf(arg);
  return StatusOf(arg).code() == code;
}

// EXPECT_THAT(status, HasReason("QUEUE_FULL"));
MATCHER_P(HasReason, reason,
          std::string(negation ? "has not" : "has") + " the reason " + reason) {
  *result_listener << StatusOf(arg) << ", reason "
                   << DetailOf(StatusOf(arg)).reason;
  return DetailOf(StatusOf(arg)).reason == reason;
}

// EXPECT_THAT(status, NamesField("dwelling.rooms"));
MATCHER_P(NamesField, path,
          std::string(negation ? "does not name" : "names") + " the field " +
              path) {
  *result_listener << StatusOf(arg);
  for (const FieldViolation& violation : DetailOf(StatusOf(arg)).violations) {
    if (violation.path == path) return true;
  }
  return false;
}

}  // namespace base

#endif  // BASE_STATUS_MATCHERS_H_
