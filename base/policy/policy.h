#ifndef BASE_POLICY_POLICY_H_
#define BASE_POLICY_POLICY_H_

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "base/rpc/authority.h"

namespace base::policy {

// What one caller may do of what takes a grant.
struct Grants {
  using Names = std::set<std::string, std::less<>>;

  // The fields of a person that it may have compared, and of whom.
  Names fields;
  std::shared_ptr<const rpc::Restrictions> restrictions;

  // The programmes whose lists it may see.
  Names programmes;
};

// Who may do what: reads the lists of callers that the server is started with,
// and answers the door from them. Whatever takes no grant everybody may do.
// Thread-safe once the lists are added.
class Policy : public rpc::Authority {
 public:
  // Nobody has a grant.
  Policy() = default;

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

  // Null for a caller without a grant.
  const Grants* Find(absl::string_view caller) const;

  absl::Status MayCall(const rpc::Call& call) const override;
  absl::Status MayAsk(rpc::Call& call) const override;

 private:
  std::map<std::string, Grants, std::less<>> grants_;
};

}  // namespace base::policy

#endif  // BASE_POLICY_POLICY_H_
