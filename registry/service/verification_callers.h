#ifndef REGISTRY_SERVICE_VERIFICATION_CALLERS_H_
#define REGISTRY_SERVICE_VERIFICATION_CALLERS_H_

#include <map>
#include <set>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace registry {

// Who may have what verified, as
// proto/rsu/registry/v1/verification_callers.proto describes it. Immutable and
// thread-safe.
class VerificationCallers {
 public:
  struct Rights {
    std::set<std::string> fields;
    std::set<std::string> regions;  // empty: everyone
  };

  // Nobody may.
  VerificationCallers() = default;

  // Reads a text proto.
  //
  // Errors: INVALID_ARGUMENT, reason INVALID_VERIFICATION_CALLERS, with the
  // place
  //         of each mistake.
  static absl::StatusOr<VerificationCallers> Parse(absl::string_view text);

  // Null for a caller who may not ask at all.
  const Rights* Find(const std::string& caller) const;

 private:
  std::map<std::string, Rights> rights_;
};

}  // namespace registry

#endif  // REGISTRY_SERVICE_VERIFICATION_CALLERS_H_
