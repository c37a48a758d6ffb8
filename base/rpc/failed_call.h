#ifndef BASE_RPC_FAILED_CALL_H_
#define BASE_RPC_FAILED_CALL_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include "absl/status/status.h"
#include "base/rpc/status.h"

namespace base::rpc {

// Ends a call at once.
inline grpc::ServerUnaryReactor* Answer(grpc::CallbackServerContext* context,
                                        const absl::Status& status) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  reactor->Finish(ToGrpc(status));
  return reactor;
}

// Ends a call that would answer with a stream. Deletes itself.
template <typename Response>
class FailedStream : public grpc::ServerWriteReactor<Response> {
 public:
  explicit FailedStream(const absl::Status& status) {
    this->Finish(ToGrpc(status));
  }
  void OnDone() override { delete this; }
};

// Ends a call in which both sides would stream. Deletes itself.
template <typename Request, typename Response>
class FailedExchange : public grpc::ServerBidiReactor<Request, Response> {
 public:
  explicit FailedExchange(const absl::Status& status) {
    this->Finish(ToGrpc(status));
  }
  void OnDone() override { delete this; }
};

}  // namespace base::rpc

#endif  // BASE_RPC_FAILED_CALL_H_
