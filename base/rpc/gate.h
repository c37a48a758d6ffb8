#ifndef BASE_RPC_GATE_H_
#define BASE_RPC_GATE_H_

#include <grpcpp/server_context.h>

#include "absl/status/status.h"

namespace base::rpc {

// Decides of each call, before its bytes are read, whether it may go on.
// Thread-safe.
class Gate {
 public:
  virtual ~Gate() = default;

  // OK, or what the call is answered. Quick: it runs on gRPC's threads.
  virtual absl::Status Admit(const grpc::CallbackServerContext& context) = 0;
};

}  // namespace base::rpc

#endif  // BASE_RPC_GATE_H_
