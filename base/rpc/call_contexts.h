#ifndef BASE_RPC_CALL_CONTEXTS_H_
#define BASE_RPC_CALL_CONTEXTS_H_

#include <grpcpp/generic/async_generic_service.h>
#include <grpcpp/server_context.h>

#include <memory>
#include <utility>

#include "base/rpc/call_backlog.h"
#include "base/rpc/call_context.h"

namespace base::rpc {

// Makes the contexts of a server's calls.
class CallContexts : public grpc::ContextAllocator {
 public:
  explicit CallContexts(std::shared_ptr<CallBacklog> backlog)
      : backlog_(std::move(backlog)) {}

  grpc::CallbackServerContext* NewCallbackServerContext() override {
    return new CallContext(backlog_);
  }
  grpc::GenericCallbackServerContext* NewGenericCallbackServerContext()
      override {
    backlog_->Add();  // and UnknownMethods takes it out again
    return new grpc::GenericCallbackServerContext;
  }
  // gRPC gives contexts of both kinds here, by their base.
  void Release(grpc::CallbackServerContext* context) override {
    delete context;
  }
  void Release(grpc::GenericCallbackServerContext* context) override {
    delete context;
  }

 private:
  const std::shared_ptr<CallBacklog> backlog_;
};

}  // namespace base::rpc

#endif  // BASE_RPC_CALL_CONTEXTS_H_
