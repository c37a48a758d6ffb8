#ifndef BASE_RPC_FAILED_CALL_H_
#define BASE_RPC_FAILED_CALL_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <utility>

#include "absl/status/status.h"
#include "base/rpc/call_context.h"
#include "base/rpc/call_record.h"
#include "base/rpc/status.h"

namespace base::rpc {

// Ends a call at once.
inline grpc::ServerUnaryReactor* Answer(grpc::CallbackServerContext* context,
                                        const absl::Status& status) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  CallOf(*context).Finish(reactor, status);
  return reactor;
}

// Ends a call of this reactor's kind with an error. Deletes itself.
template <typename Reactor>
class Failed : public Reactor, private Departure {
 public:
  Failed(grpc::CallbackServerContext* context, absl::Status status)
      : status_(std::move(status)) {
    CallOf(*context).call().answer = nullptr;
    CallOf(*context).Record(status_, *this);
  }
  void OnDone() override { delete this; }

 private:
  void Leave(const absl::Status& recorded) override {
    this->Finish(ToGrpc(recorded.ok() ? status_ : recorded));
  }

  const absl::Status status_;
};

// Of a call that would answer with a stream, and of one in which both sides
// would stream.
template <typename Response>
using FailedStream = Failed<grpc::ServerWriteReactor<Response>>;
template <typename Request, typename Response>
using FailedExchange = Failed<grpc::ServerBidiReactor<Request, Response>>;

}  // namespace base::rpc

#endif  // BASE_RPC_FAILED_CALL_H_
