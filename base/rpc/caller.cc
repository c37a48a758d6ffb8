#include "base/rpc/caller.h"

#include <grpcpp/security/auth_context.h>

#include <memory>

#include "base/caller_names.h"

namespace base::rpc {

std::string CallerName(const grpc::CallbackServerContext& context) {
  const std::shared_ptr<const grpc::AuthContext> authenticated =
      context.auth_context();
  if (authenticated == nullptr || !authenticated->IsPeerAuthenticated()) {
    return kLocalCaller;
  }
  const auto names = authenticated->FindPropertyValues("x509_common_name");
  if (names.empty() || names.front().empty()) return kUnnamedCaller;
  std::string name(names.front().data(), names.front().size());
  // What nobody proved is never who a certificate names.
  if (name == kLocalCaller || name == kUnnamedCaller) name.insert(0, "CN=");
  return name;
}

}  // namespace base::rpc
