#ifndef TOOLS_SERVER_SERVER_AUTHORITY_H_
#define TOOLS_SERVER_SERVER_AUTHORITY_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/policy/known_names.h"
#include "base/policy/policy.h"
#include "base/policy/policy_in_force.h"
#include "base/policy/quota_keeper.h"
#include "base/rpc/server.h"
#include "registry/service/place_guard.h"
#include "scoring/programme/programme_set.h"
#include "tools/server/policy_source.h"
#include "tools/server/renewal.h"
#include "tools/server/services.h"

namespace server {

// Who may do what on a server: its policy, whom callers may know, and how much
// they may ask. Outlives the server. Thread-safe once it stands at the door.
class ServerAuthority {
 public:
  // Borrows the clock; `has_tls`: the server has it.
  //
  // Errors: INVALID_ARGUMENT, of files that do not go or hold together.
  static absl::StatusOr<std::unique_ptr<ServerAuthority>> Create(
      PolicyFiles files, bool has_tls, const scoring::ProgrammeSet& programmes,
      const base::Clock* clock);

  // Puts itself at the door of the server that is started with these.
  void StandAt(base::rpc::ServerOptions& options);

  AuthorityOf authority() const {
    return {policy_.has_value() ? &*policy_ : nullptr, &known_};
  }

  // Says on standard error what an administrator should know.
  void SayWhoMayCall(bool has_tls) const;

  // What is read again while the server runs, with its TLS files.
  std::vector<RenewedFiles> FilesToRenew(const base::rpc::TlsFiles& tls,
                                         base::rpc::RpcServer& server);

 private:
  ServerAuthority(PolicyFiles files, base::policy::KnownNames known,
                  const base::Clock* clock);

  base::Date Today() const;
  absl::Status Renew();

  const PolicyFiles files_;
  const base::policy::KnownNames known_;
  const base::Clock& clock_;
  const registry::PlaceGuard guard_;
  base::policy::QuotaKeeper quota_;
  std::optional<base::policy::PolicyInForce> policy_;
};

}  // namespace server

#endif  // TOOLS_SERVER_SERVER_AUTHORITY_H_
