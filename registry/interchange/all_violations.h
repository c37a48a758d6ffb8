#ifndef REGISTRY_INTERCHANGE_ALL_VIOLATIONS_H_
#define REGISTRY_INTERCHANGE_ALL_VIOLATIONS_H_

#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/error.h"
#include "google/protobuf/message.h"
#include "registry/interchange/json_record.h"

namespace registry {

// The violations of a record's JSON, then those of its format that do not
// merely follow from them: a field that was given but could not be read is not
// said to be missing as well, nor is `person_ref` where an unreadable `idcs`
// stands for it. If the record as a whole is no JSON, that is all there is to
// say.
std::vector<base::FieldViolation> AllViolations(
    std::vector<base::FieldViolation> json,
    const std::vector<base::FieldViolation>& format);

// Reads `json` into `message` and has `read()` take the record from `message`.
// The status of a refused line has the reason `reason` and all violations of
// both steps.
template <typename T, typename Read>
absl::StatusOr<T> ReadRecordLine(absl::string_view json,
                                 absl::string_view reason,
                                 google::protobuf::Message& message,
                                 const Read& read) {
  std::vector<base::FieldViolation> violations = ReadJsonRecord(json, message);
  absl::StatusOr<T> record = read();
  if (violations.empty()) return record;
  return base::InvalidFields(
      reason, AllViolations(std::move(violations),
                            base::DetailOf(record.status()).violations));
}

}  // namespace registry

#endif  // REGISTRY_INTERCHANGE_ALL_VIOLATIONS_H_
