#ifndef BASE_RPC_UNKNOWN_METHODS_H_
#define BASE_RPC_UNKNOWN_METHODS_H_

#include <grpcpp/generic/async_generic_service.h>

#include <memory>
#include <utility>

#include "base/error.h"
#include "base/rpc/call_backlog.h"
#include "base/rpc/connection_table.h"
#include "base/rpc/connection_use.h"
#include "base/rpc/status.h"

namespace base::rpc {

// The server has no such service or method. UNIMPLEMENTED, reason
// UNKNOWN_METHOD.
inline absl::Status UnknownMethod() {
  return ReasonError(absl::StatusCode::kUnimplemented, "UNKNOWN_METHOD",
                     "this server has no service or no method of that name");
}

// A call of a method that no service has: is answered at once, and counts among
// those of its connection until it is over. Deletes itself.
class UnknownCall : public grpc::ServerGenericBidiReactor {
 public:
  explicit UnknownCall(std::shared_ptr<ConnectionUse> connection)
      : connection_(std::move(connection)) {
    if (connection_ != nullptr) connection_->NoteCall();
    Finish(ToGrpc(UnknownMethod()));
  }
  ~UnknownCall() override {
    if (connection_ != nullptr) connection_->NoteCallOver();
  }
  void OnDone() override { delete this; }

 private:
  const std::shared_ptr<ConnectionUse> connection_;
};

// Answers calls of methods that no service has: gRPC has neither words nor a
// reason for them. Thread-safe.
class UnknownMethods : public grpc::CallbackGenericService {
 public:
  // Each call was noted in `backlog` when it came. Borrows `connections`.
  UnknownMethods(ConnectionTable* connections,
                 std::shared_ptr<CallBacklog> backlog)
      : connections_(*connections), backlog_(std::move(backlog)) {}

  grpc::ServerGenericBidiReactor* CreateReactor(
      grpc::GenericCallbackServerContext* context) override {
    backlog_->Remove();
    return new UnknownCall(connections_.UseOf(context->peer()));
  }

 private:
  ConnectionTable& connections_;
  const std::shared_ptr<CallBacklog> backlog_;
};

}  // namespace base::rpc

#endif  // BASE_RPC_UNKNOWN_METHODS_H_
