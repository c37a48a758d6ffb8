#ifndef BASE_RPC_DOOR_H_
#define BASE_RPC_DOOR_H_

#include <google/protobuf/descriptor.h>
#include <grpcpp/server_context.h>
#include <grpcpp/support/message_allocator.h>
#include <grpcpp/support/server_callback.h>

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "base/rpc/call_context.h"
#include "base/rpc/failed_call.h"
#include "base/rpc/gate.h"
#include "base/rpc/reply.h"
#include "base/rpc/unread.h"

namespace base::rpc {

// What a server knows of a service behind a door. Thread-safe after start.
class DoorOfService {
 public:
  virtual ~DoorOfService() = default;

  // Asks `gate` about every call from now on; before the service is served.
  // Borrows it.
  void set_gate(Gate* gate) { gate_ = gate; }

  // The methods of the service that have no line in its constructor: they would
  // be served without the door.
  std::vector<std::string> MethodsWithoutLine() const;

 protected:
  explicit DoorOfService(const char* service);

  absl::Status Admit(grpc::CallbackServerContext& context,
                     std::int64_t bytes) const {
    return gate_ == nullptr ? absl::OkStatus() : gate_->Admit(context, bytes);
  }

  // The place of a method in its service. Stops the process if the service has
  // none of that name with these messages.
  int TakeLine(absl::string_view method,
               const google::protobuf::Descriptor* request,
               const google::protobuf::Descriptor* response);

 private:
  const google::protobuf::ServiceDescriptor& service_;
  Gate* gate_ = nullptr;
  std::vector<bool> has_line_;  // of each method
};

// Reads a message of a call in which both sides stream.
//
// Errors: CompressedMessage(), MalformedBytes().
template <typename Request>
absl::Status ReadMessage(grpc::CallbackServerContext& context,
                         const Unread<Request>& message) {
  if (IsCalledCompressed(context)) return CompressedMessage();
  if (CallContext* const call = CallOf(context); call != nullptr) {
    call->NoteRequest(message.size());
  }
  return message.Read();
}

// The one way into a service: every call passes the gate, then its bytes are
// read, then its handler runs. (The handlers that gRPC generates read the bytes
// first, and answer what is no message with UNIMPLEMENTED.)
//
// `Api` is the generated class of the service. A service derives from Door<Api>
// instead of Api::CallbackService, and its constructor has one line for each
// method:
//
//   class ScoreService : public base::rpc::Door<rsu::scoring::v1::ScoreService>
//     ScoreService() {
//       Unary("GetScore", &ScoreService::GetScore);
template <typename Api>
class Door : public Api::CallbackService, public DoorOfService {
 protected:
  Door() : DoorOfService(Api::service_full_name()) {}

  // `allocator`, if given, is borrowed.
  template <typename Service, typename Request, typename Response>
  void Unary(absl::string_view method,
             grpc::ServerUnaryReactor* (Service::*handler)(
                 grpc::CallbackServerContext*, const Request*, Response*),
             grpc::MessageAllocator<Unread<Request>, Reply<Response>>*
                 allocator = nullptr) {
    auto* entry = new grpc::internal::CallbackUnaryHandler<Unread<Request>,
                                                           Reply<Response>>(
        [this, handler](grpc::CallbackServerContext* context,
                        const Unread<Request>* request,
                        Reply<Response>* reply) -> grpc::ServerUnaryReactor* {
          absl::Status status = Admit(*context, request->size());
          if (status.ok()) status = request->Read();
          if (!status.ok()) return Answer(context, status);
          reply->set_call(CallOf(*context));
          return (static_cast<Service*>(this)->*handler)(
              context, &request->message(), reply->message());
        });
    if (allocator != nullptr) entry->SetMessageAllocator(allocator);
    this->MarkMethodCallback(
        TakeLine(method, Request::descriptor(), Response::descriptor()), entry);
  }

  // Of a method whose reply is a stream.
  template <typename Service, typename Request, typename Response>
  void ReplyStream(absl::string_view method,
                   grpc::ServerWriteReactor<Response>* (Service::*handler)(
                       grpc::CallbackServerContext*, const Request*)) {
    this->MarkMethodCallback(
        TakeLine(method, Request::descriptor(), Response::descriptor()),
        new grpc::internal::CallbackServerStreamingHandler<Unread<Request>,
                                                           Response>(
            [this, handler](grpc::CallbackServerContext* context,
                            const Unread<Request>* request)
                -> grpc::ServerWriteReactor<Response>* {
              absl::Status status = Admit(*context, request->size());
              if (status.ok()) status = request->Read();
              if (!status.ok()) return new FailedStream<Response>(status);
              return (static_cast<Service*>(this)->*handler)(
                  context, &request->message());
            }));
  }

  // Of a method in which both sides stream. The handler reads each message with
  // ReadMessage(); it is no override of the generated one, whose messages gRPC
  // would read.
  template <typename Service, typename Request, typename Response>
  void Exchange(absl::string_view method,
                grpc::ServerBidiReactor<Unread<Request>, Response>* (
                    Service::*handler)(grpc::CallbackServerContext*)) {
    this->MarkMethodCallback(
        TakeLine(method, Request::descriptor(), Response::descriptor()),
        new grpc::internal::CallbackBidiHandler<Unread<Request>, Response>(
            [this, handler](grpc::CallbackServerContext* context)
                -> grpc::ServerBidiReactor<Unread<Request>, Response>* {
              const absl::Status status = Admit(*context, 0);
              if (!status.ok()) {
                return new FailedExchange<Unread<Request>, Response>(status);
              }
              return (static_cast<Service*>(this)->*handler)(context);
            }));
  }
};

}  // namespace base::rpc

#endif  // BASE_RPC_DOOR_H_
