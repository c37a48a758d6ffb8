#ifndef TOOLS_SERVER_POLICY_SOURCE_H_
#define TOOLS_SERVER_POLICY_SOURCE_H_

#include <memory>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/policy/known_names.h"
#include "base/policy/policy.h"

namespace server {

// The files that say who may do what.
struct PolicyFiles {
  std::optional<std::string> policy;

  // What there was before policies, for a server without TLS.
  std::optional<std::string> verification_callers;
  std::optional<std::string> programme_callers;

  bool has_earlier() const {
    return verification_callers.has_value() || programme_callers.has_value();
  }
};

// Whether the files go together. `has_tls`: the server has it.
//
// Errors: INVALID_ARGUMENT, which says what to do.
absl::Status CheckPolicyFiles(const PolicyFiles& files, bool has_tls);

// Reads the policy, or makes one of the earlier lists; null if no file is
// given. Says on standard error what an administrator should know of it.
//
// Errors: INVALID_ARGUMENT, with file, line and column of each mistake.
absl::StatusOr<std::shared_ptr<const base::policy::Policy>> ReadPolicyFiles(
    const PolicyFiles& files, const base::policy::KnownNames& known,
    base::Date today);

// The content of a file of configuration.
//
// Errors: INVALID_ARGUMENT: it cannot be read, or is too long.
absl::StatusOr<std::string> ReadFile(const std::string& path);

}  // namespace server

#endif  // TOOLS_SERVER_POLICY_SOURCE_H_
