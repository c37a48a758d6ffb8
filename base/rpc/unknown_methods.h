#ifndef BASE_RPC_UNKNOWN_METHODS_H_
#define BASE_RPC_UNKNOWN_METHODS_H_

#include <grpcpp/generic/async_generic_service.h>

#include "base/error.h"
#include "base/rpc/failed_call.h"

namespace base::rpc {

// The server has no such service or method. UNIMPLEMENTED, reason
// UNKNOWN_METHOD.
inline absl::Status UnknownMethod() {
  return MakeError(absl::StatusCode::kUnimplemented,
                   "this server has no service or no method of that name",
                   {"UNKNOWN_METHOD", {}, {}, 0});
}

// Answers calls of methods that no service has: gRPC has neither words nor a
// reason for them. Thread-safe.
class UnknownMethods : public grpc::CallbackGenericService {
 public:
  grpc::ServerGenericBidiReactor* CreateReactor(
      grpc::GenericCallbackServerContext* /*context*/) override {
    return new FailedExchange<grpc::ByteBuffer, grpc::ByteBuffer>(
        UnknownMethod());
  }
};

}  // namespace base::rpc

#endif  // BASE_RPC_UNKNOWN_METHODS_H_
