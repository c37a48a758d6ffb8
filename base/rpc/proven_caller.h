#ifndef BASE_RPC_PROVEN_CALLER_H_
#define BASE_RPC_PROVEN_CALLER_H_

#include <grpcpp/server_context.h>

#include <string>

#include "base/rpc/caller.h"

namespace base::rpc {

// Who makes a call: kLocalCaller without TLS, kGatewayCaller in the process,
// else CertificateName(). Never a header, never a common name.
Caller ProvenCaller(const grpc::CallbackServerContext& context);

// The certificate of the connection that the call came on (PEM): Caller::pem.
std::string ProvenCertificate(const grpc::CallbackServerContext& context);

}  // namespace base::rpc

#endif  // BASE_RPC_PROVEN_CALLER_H_
