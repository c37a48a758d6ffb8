#ifndef BASE_POLICY_EARLIER_LISTS_H_
#define BASE_POLICY_EARLIER_LISTS_H_

#include <functional>
#include <map>
#include <set>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "base/policy/known_names.h"

namespace base::policy {

// The two lists of callers that a server was started with before there were
// policies, and the policy that says the same. Not thread-safe.
class EarlierLists {
 public:
  // Adds who may have what verified: a text proto,
  // proto/rsu/registry/v1/verification_callers.proto. Once.
  //
  // Errors: INVALID_ARGUMENT, reason INVALID_VERIFICATION_CALLERS, with the
  //         place of each mistake; nothing is added.
  absl::Status AddVerificationCallers(absl::string_view text);

  // Adds who may see the lists of which programmes: a text proto,
  // proto/rsu/eligibility/v1/programme_callers.proto. Once.
  //
  // Errors: INVALID_ARGUMENT, reason INVALID_PROGRAMME_CALLERS, with the place
  //         of each mistake; nothing is added.
  absl::Status AddProgrammeCallers(
      absl::string_view text,
      absl::FunctionRef<bool(const std::string&)> is_programme);

  // The text of a policy: what the lists grant; `local` may do all else, as it
  // could. `rename` gives the name by which a caller of the lists, who was
  // called by the common name of a certificate, is called now.
  //
  // Errors: INVALID_ARGUMENT, reason INVALID_POLICY: two get one name.
  absl::StatusOr<std::string> PolicyText(
      const KnownNames& known,
      absl::FunctionRef<std::string(const std::string&)> rename) const;

 private:
  struct Granted {
    std::string ground;
    std::set<std::string> fields;
    std::set<std::string> regions;
    std::set<std::string> programmes;
  };

  std::map<std::string, Granted> granted_;
};

}  // namespace base::policy

#endif  // BASE_POLICY_EARLIER_LISTS_H_
