#ifndef BASE_RPC_CALLER_H_
#define BASE_RPC_CALLER_H_

#include <grpcpp/server_context.h>

#include <string>

namespace base::rpc {

// Who makes a call: the common name of the client's certificate; kLocalCaller
// without TLS, and kUnnamedCaller for a certificate without one. A certificate
// that is named as one of the two has `CN=` before it.
std::string CallerName(const grpc::CallbackServerContext& context);

}  // namespace base::rpc

#endif  // BASE_RPC_CALLER_H_
