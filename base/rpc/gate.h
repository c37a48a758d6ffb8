#ifndef BASE_RPC_GATE_H_
#define BASE_RPC_GATE_H_

#include <cstdint>

#include "absl/status/status.h"

namespace base::rpc {

class CallContext;

// Finds out who calls, and decides of each call, before its bytes are read,
// whether its connection may make it. Thread-safe.
class Gate {
 public:
  virtual ~Gate() = default;

  // OK, or what the call is answered. `bytes` is the size of its request, 0 of
  // one that comes as a stream. Quick: it runs on gRPC's threads.
  virtual absl::Status Admit(CallContext& context, std::int64_t bytes) = 0;
};

}  // namespace base::rpc

#endif  // BASE_RPC_GATE_H_
