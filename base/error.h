#ifndef BASE_ERROR_H_
#define BASE_ERROR_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace base {

// One field that breaks a rule. `path` leads to it from the record or request
// (`members[3].birth_date`); `rule` is a sentence part that names the rule and
// never repeats the value, which may be personal ("must be from 1 to 50").
struct FieldViolation {
  std::string path;
  std::string rule;

  friend bool operator==(const FieldViolation& a, const FieldViolation& b) {
    return a.path == b.path && a.rule == b.rule;
  }
};

// What a program needs to know of a failure beside its status code.
struct ErrorDetail {
  // UPPER_SNAKE_CASE, stable: "QUEUE_FULL".
  std::string reason;

  // Further facts by name; never personal data.
  std::map<std::string, std::string> metadata;

  std::vector<FieldViolation> violations;

  // How long to wait before trying again; 0 if trying again is no use.
  int retry_delay_ms = 0;
};

// A status that carries `detail` as a payload, which base/rpc turns into the
// standard error details. `message` is for operators and holds no personal
// data.
absl::Status MakeError(absl::StatusCode code, absl::string_view message,
                       const ErrorDetail& detail);

// A failure of which there is nothing to say but its reason and message.
absl::Status ReasonError(absl::StatusCode code, absl::string_view reason,
                         absl::string_view message);

// A failure because of one field of the request, whose rule is the message too.
absl::Status FieldError(absl::StatusCode code, absl::string_view reason,
                        absl::string_view field, absl::string_view rule);

// A failure because of what the field names: the message begins with the field
// ("number: the identifier is retired"), and `field` is in the metadata too.
absl::Status NamedFieldError(absl::StatusCode code, absl::string_view reason,
                             absl::string_view field, absl::string_view rule);

// INVALID_ARGUMENT with the reason `reason` and at least one violation. The
// message lists the violations: "dwelling.rooms: must be from 1 to 50".
absl::Status InvalidFields(absl::string_view reason,
                           const std::vector<FieldViolation>& violations);

// A status with details that came over the wire: `rpc_status` is a serialized
// google.rpc.Status, or empty.
absl::Status FromDetails(absl::StatusCode code, absl::string_view message,
                         absl::string_view rpc_status);

// What MakeError() put into `status`; an empty detail if nothing.
ErrorDetail DetailOf(const absl::Status& status);

}  // namespace base

#endif  // BASE_ERROR_H_
