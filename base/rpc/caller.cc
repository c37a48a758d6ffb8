#include "base/rpc/caller.h"

#include <grpcpp/security/auth_context.h>

#include <memory>

namespace base::rpc {

std::string CallerName(const grpc::CallbackServerContext& context) {
  const std::shared_ptr<const grpc::AuthContext> authenticated =
      context.auth_context();
  if (authenticated == nullptr || !authenticated->IsPeerAuthenticated()) {
    return kLocalCaller;
  }
  const auto names = authenticated->FindPropertyValues("x509_common_name");
  if (names.empty() || names.front().empty()) return "unnamed";
  return std::string(names.front().data(), names.front().size());
}

}  // namespace base::rpc
