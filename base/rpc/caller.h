#ifndef BASE_RPC_CALLER_H_
#define BASE_RPC_CALLER_H_

#include <grpcpp/server_context.h>

#include <string>

namespace base::rpc {

// The caller's name on a server without TLS, where nobody proves who they are.
inline constexpr char kLocalCaller[] = "local";

// Who makes a call: the common name of the client's certificate, or
// kLocalCaller. A certificate without a common name, which may call itself
// nothing, is "unnamed".
std::string CallerName(const grpc::CallbackServerContext& context);

}  // namespace base::rpc

#endif  // BASE_RPC_CALLER_H_
