#include "tools/server/server_authority.h"

#include <utility>

#include "absl/memory/memory.h"
#include "base/log/log.h"
#include "base/status_macros.h"
#include "registry/population/person.h"
#include "tools/authority/known_names.h"

namespace server {

absl::StatusOr<std::unique_ptr<ServerAuthority>> ServerAuthority::Create(
    PolicyFiles files, bool has_tls, const scoring::ProgrammeSet& programmes,
    const base::Clock* clock) {
  RSU_RETURN_IF_ERROR(CheckPolicyFiles(files, has_tls));
  auto made = absl::WrapUnique(new ServerAuthority(
      std::move(files), authority::NamesKnownTo(programmes), clock));
  RSU_ASSIGN_OR_RETURN(
      auto policy, ReadPolicyFiles(made->files_, made->known_, made->Today()));
  if (policy != nullptr) {
    made->policy_.emplace(std::move(policy),
                          [own = made.get()] { return own->Today(); });
  }
  return made;
}

ServerAuthority::ServerAuthority(PolicyFiles files,
                                 base::policy::KnownNames known,
                                 const base::Clock* clock)
    : files_(std::move(files)),
      known_(std::move(known)),
      clock_(*clock),
      guard_(clock),
      quota_(clock, [this] { return Today(); }) {}

base::Date ServerAuthority::Today() const {
  return registry::DayOfRegistration(clock_.NowMicros());
}

void ServerAuthority::StandAt(base::rpc::ServerOptions& options) {
  options.guard = &guard_;
  if (!policy_.has_value()) return;
  options.authority = &*policy_;
  options.quota = &quota_;
}

void ServerAuthority::SayWhoMayCall(bool has_tls) const {
  if (!has_tls) {
    base::log::Warning(
        policy_.has_value()
            ? "no TLS: only programs on this machine can connect, and any of "
              "them may do what the policy allows to local"
            : "no TLS: only programs on this machine can connect, and any of "
              "them may read and write");
  } else if (!policy_.has_value()) {
    base::log::Warning(
        "no --policy: nobody may do anything; docs/authority.md has one to "
        "start from");
  }
}

absl::Status ServerAuthority::Renew() {
  RSU_ASSIGN_OR_RETURN(auto policy, ReadPolicyFiles(files_, known_, Today()));
  policy_->Replace(std::move(policy));
  return absl::OkStatus();
}

std::vector<RenewedFiles> ServerAuthority::FilesToRenew(
    const base::rpc::TlsFiles& tls, base::rpc::RpcServer& server) {
  std::vector<RenewedFiles> files;
  if (files_.policy.has_value()) {
    files.push_back(
        {"the policy", {*files_.policy}, [this] { return Renew(); }});
  }
  if (server.has_tls()) {
    files.push_back({"the TLS files",
                     {tls.certificate, tls.key, tls.authority},
                     [&server] { return server.RenewTls(); }});
  }
  return files;
}

}  // namespace server
