#include "tools/server/policy_source.h"

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "base/configuration_file.h"
#include "base/log/log.h"
#include "base/policy/earlier_lists.h"
#include "base/status_macros.h"
#include "base/text_proto.h"
#include "proto/rsu/authority/v1/policy.pb.h"
#include "proto/rsu/eligibility/v1/programme_callers.pb.h"
#include "proto/rsu/registry/v1/verification_callers.pb.h"

namespace server {
namespace {

using base::policy::KnownNames;
using base::policy::Policy;

absl::StatusOr<std::shared_ptr<const Policy>> ReadPolicyFile(
    const std::string& path, const KnownNames& known, base::Date today) {
  RSU_ASSIGN_OR_RETURN(const std::string text, ReadFile(path));
  auto policy = Policy::Read(text, known, today);
  if (policy.ok()) return policy;
  rsu::authority::v1::Policy scratch;
  return base::InTextProtoFile(path, text, scratch, policy.status());
}

absl::StatusOr<std::shared_ptr<const Policy>> ReadEarlier(
    const PolicyFiles& files, const KnownNames& known, base::Date today) {
  base::policy::EarlierLists lists;
  if (files.verification_callers.has_value()) {
    const std::string& path = *files.verification_callers;
    RSU_ASSIGN_OR_RETURN(const std::string text, ReadFile(path));
    const absl::Status added = lists.AddVerificationCallers(text);
    rsu::registry::v1::VerificationCallers scratch;
    if (!added.ok()) return base::InTextProtoFile(path, text, scratch, added);
  }
  if (files.programme_callers.has_value()) {
    const std::string& path = *files.programme_callers;
    RSU_ASSIGN_OR_RETURN(const std::string text, ReadFile(path));
    const absl::Status added =
        lists.AddProgrammeCallers(text, [&known](const std::string& name) {
          return known.programmes.count(name) != 0;
        });
    rsu::eligibility::v1::ProgrammeCallers scratch;
    if (!added.ok()) return base::InTextProtoFile(path, text, scratch, added);
  }
  // Without TLS nobody but `local` calls; the others only have to differ.
  RSU_ASSIGN_OR_RETURN(const std::string text,
                       lists.PolicyText(known, [](const std::string& name) {
                         return absl::StrCat("urn:earlier:",
                                             absl::BytesToHexString(name));
                       }));
  return Policy::Read(text, known, today);
}

}  // namespace

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  absl::StatusOr<std::string> text = base::ReadConfigurationFile(path);
  if (text.ok()) return text;
  if (absl::IsNotFound(text.status())) {
    return absl::InvalidArgumentError(
        absl::StrCat("cannot read '", path, "' as a file"));
  }
  return absl::InvalidArgumentError(
      absl::StrCat("'", path, "' ", text.status().message()));
}

absl::Status CheckPolicyFiles(const PolicyFiles& files, bool has_tls) {
  if (!files.has_earlier()) return absl::OkStatus();
  if (files.policy.has_value()) {
    return absl::InvalidArgumentError(
        "--policy says all: give no --verification-callers and no "
        "--programme-callers beside it");
  }
  if (has_tls) {
    return absl::InvalidArgumentError(
        "with TLS it takes --policy FILE; `rsuctl policy import` makes one of "
        "the files of --verification-callers and --programme-callers");
  }
  return absl::OkStatus();
}

absl::StatusOr<std::shared_ptr<const Policy>> ReadPolicyFiles(
    const PolicyFiles& files, const KnownNames& known, base::Date today) {
  if (files.policy.has_value()) {
    return ReadPolicyFile(*files.policy, known, today);
  }
  if (files.has_earlier()) {
    base::log::Warning(
        "--verification-callers and --programme-callers are from before "
        "policies: `rsuctl policy import` makes a file for --policy of them");
    return ReadEarlier(files, known, today);
  }
  return std::shared_ptr<const Policy>();
}

}  // namespace server
