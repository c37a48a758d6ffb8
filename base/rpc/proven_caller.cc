#include "base/rpc/proven_caller.h"

#include <grpcpp/security/auth_context.h>

#include <memory>
#include <vector>

#include "absl/strings/match.h"
#include "base/caller_names.h"
#include "base/rpc/tls.h"

namespace base::rpc {
namespace {

std::vector<std::string> ValuesOf(const grpc::AuthContext& context,
                                  const char* property) {
  std::vector<std::string> values;
  for (const grpc::string_ref& value : context.FindPropertyValues(property)) {
    values.emplace_back(value.data(), value.size());
  }
  return values;
}

std::string CertificateIn(const grpc::AuthContext& context) {
  const auto pem = context.FindPropertyValues("x509_pem_cert");
  return pem.empty() ? "" : std::string(pem[0].data(), pem[0].size());
}

Caller Named(const char* name) {
  Caller caller;
  caller.name = name;
  return caller;
}

}  // namespace

Caller ProvenCaller(const grpc::CallbackServerContext& context) {
  const std::shared_ptr<const grpc::AuthContext> proven =
      context.auth_context();
  if (proven == nullptr) return {};
  const std::vector<std::string> type =
      ValuesOf(*proven, "transport_security_type");
  if (type.empty()) {
    // gRPC tells of a channel in the process no kind of transport, and of a
    // connection without TLS "insecure".
    return Named(absl::StartsWith(context.peer(), "inproc") ? kGatewayCaller
                                                            : "");
  }
  if (type[0] == "insecure") return Named(kLocalCaller);
  if (!proven->IsPeerAuthenticated()) return {};
  Caller caller;
  caller.pem = CertificateIn(*proven);
  // Without its digest it cannot be told whether it was refused.
  const auto facts = FactsOfCertificate(caller.pem);
  if (!facts.has_value()) return caller;
  caller.certificate = facts->digest;
  caller.public_key = facts->public_key;
  caller.not_before_s = facts->not_before_s;
  caller.not_after_s = facts->not_after_s;
  caller.name = CertificateName(ValuesOf(*proven, "peer_uri"),
                                ValuesOf(*proven, "peer_dns"));
  return caller;
}

std::string ProvenCertificate(const grpc::CallbackServerContext& context) {
  const std::shared_ptr<const grpc::AuthContext> proven =
      context.auth_context();
  return proven == nullptr ? "" : CertificateIn(*proven);
}

}  // namespace base::rpc
