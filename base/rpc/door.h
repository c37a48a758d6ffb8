#ifndef BASE_RPC_DOOR_H_
#define BASE_RPC_DOOR_H_

#include <google/protobuf/descriptor.h>
#include <grpcpp/impl/codegen/service_type.h>
#include <grpcpp/server_context.h>
#include <grpcpp/support/message_allocator.h>
#include <grpcpp/support/server_callback.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "base/rpc/call_context.h"
#include "base/rpc/doorkeepers.h"
#include "base/rpc/failed_call.h"
#include "base/rpc/method_row.h"
#include "base/rpc/reply.h"
#include "base/rpc/row.h"
#include "base/rpc/unread.h"
#include "base/status_macros.h"

namespace base::rpc {

// The steps of every call before its work, in their order; docs/design/door.md.

// Who calls, whether they may use the method, and their count of calls.
// `bytes` is the size of the request, 0 of one that comes as a stream.
absl::Status EnterCall(CallContext& context, const Doorkeepers& keepers,
                       const MethodRow& row, std::int64_t bytes);

// Whether the caller may ask what `request` says, and their count of subjects.
// Fills in the author.
absl::Status AdmitRequest(CallContext& context,
                          google::protobuf::Message& request);

// Reads and admits a message of a call in which both sides stream.
//
// Errors: CompressedMessage(), MalformedBytes(), those of the doorkeepers.
template <typename Request>
absl::Status ReadMessage(grpc::CallbackServerContext& context,
                         const Unread<Request>& message) {
  if (IsCalledCompressed(context)) return CompressedMessage();
  CallContext& call = CallOf(context);
  call.NoteRequest(message.size());
  // The first message was counted with the call.
  const bool is_first = call.call().request == nullptr;
  call.call().request = nullptr;
  RSU_RETURN_IF_ERROR(call.CheckCertificate());
  RSU_RETURN_IF_ERROR(call.keepers().authority->MayCall(call.call()));
  if (!is_first) {
    RSU_RETURN_IF_ERROR(call.keepers().quota->TakeCall(call.call()));
  }
  RSU_RETURN_IF_ERROR(message.Read());
  return AdmitRequest(call, message.mutable_message());
}

// What a server knows of a service behind a door. Thread-safe after start.
class DoorOfService {
 public:
  virtual ~DoorOfService() = default;

  // Asks them about every call from now on; before the service is served.
  void set_keepers(const Doorkeepers& keepers) { keepers_ = keepers; }

  // Of every method that has one, in the order of the service.
  std::vector<const MethodRow*> rows() const;

  // The methods of the service that have no row: they would be served without
  // the door.
  std::vector<std::string> MethodsWithoutRow() const;

 protected:
  explicit DoorOfService(const char* service);

  // Keeps the row of a method; its place in the service. Stops the process if
  // the service has none of that name with these messages.
  int TakeRow(absl::string_view method,
              const google::protobuf::Descriptor* request,
              const google::protobuf::Descriptor* response, MethodRow row);

  const MethodRow* RowAt(int place) const {
    return &rows_[static_cast<std::size_t>(place)];
  }

  const Doorkeepers& keepers() const { return keepers_; }

 private:
  const google::protobuf::ServiceDescriptor& service_;
  Doorkeepers keepers_ = {};
  std::vector<MethodRow> rows_;  // of each method; without a name: none
};

// The one way into a service: every call is admitted, then its handler runs.
// (The handlers that gRPC generates read the bytes first, and answer what is no
// message with UNIMPLEMENTED.)
//
// `Api` is the generated class of the service. A service derives from Door<Api>
// instead of Api::CallbackService, and its constructor has one line for each
// method, with the method's row (row.h):
//
//   class ScoreService : public base::rpc::Door<rsu::scoring::v1::ScoreService>
//     ScoreService() {
//       Unary("GetScore", Reads(HouseholdIn(&v1::GetScoreRequest::name)),
//             &ScoreService::GetScore);
template <typename Api>
class Door : public Api::CallbackService, public DoorOfService {
 protected:
  Door() : DoorOfService(Api::service_full_name()) {}

  // The row of a method that takes `Request`. The handler says which it is.
  template <typename Request>
  struct RowFor {
    using Type = Row<Request>;
  };

  // `allocator`, if given, is borrowed.
  template <typename Service, typename Request, typename Response>
  void Unary(absl::string_view method, typename RowFor<Request>::Type row,
             grpc::ServerUnaryReactor* (Service::*handler)(
                 grpc::CallbackServerContext*, const Request*, Response*),
             grpc::MessageAllocator<Unread<Request>, Reply<Response>>*
                 allocator = nullptr) {
    const int place = Take<Request, Response>(method, std::move(row));
    auto* entry = new grpc::internal::CallbackUnaryHandler<Unread<Request>,
                                                           Reply<Response>>(
        [this, handler, row = RowAt(place)](
            grpc::CallbackServerContext* context,
            const Unread<Request>* request,
            Reply<Response>* reply) -> grpc::ServerUnaryReactor* {
          CallContext& call = CallOf(*context);
          const absl::Status status = Admit(call, *row, *request);
          if (!status.ok()) return Answer(context, status);
          reply->set_call(&call);
          call.SetReply(reply->message());
          return (static_cast<Service*>(this)->*handler)(
              context, &request->message(), reply->message());
        });
    if (allocator != nullptr) entry->SetMessageAllocator(allocator);
    this->MarkMethodCallback(place, entry);
  }

  // Of a method whose reply is a stream.
  template <typename Service, typename Request, typename Response>
  void ReplyStream(absl::string_view method, typename RowFor<Request>::Type row,
                   grpc::ServerWriteReactor<Response>* (Service::*handler)(
                       grpc::CallbackServerContext*, const Request*)) {
    const int place = Take<Request, Response>(method, std::move(row));
    this->MarkMethodCallback(
        place,
        new grpc::internal::CallbackServerStreamingHandler<Unread<Request>,
                                                           Response>(
            [this, handler, row = RowAt(place)](
                grpc::CallbackServerContext* context,
                const Unread<Request>* request)
                -> grpc::ServerWriteReactor<Response>* {
              const absl::Status status =
                  Admit(CallOf(*context), *row, *request);
              if (!status.ok()) {
                return new FailedStream<Response>(context, status);
              }
              return (static_cast<Service*>(this)->*handler)(
                  context, &request->message());
            }));
  }

  // Of a method in which both sides stream. The handler reads each message with
  // ReadMessage(); it is no override of the generated one, whose messages gRPC
  // would read.
  template <typename Service, typename Request, typename Response>
  void Exchange(absl::string_view method, typename RowFor<Request>::Type row,
                grpc::ServerBidiReactor<Unread<Request>, Response>* (
                    Service::*handler)(grpc::CallbackServerContext*)) {
    const int place = Take<Request, Response>(method, std::move(row));
    this->MarkMethodCallback(
        place,
        new grpc::internal::CallbackBidiHandler<Unread<Request>, Response>(
            [this, handler,
             row = RowAt(place)](grpc::CallbackServerContext* context)
                -> grpc::ServerBidiReactor<Unread<Request>, Response>* {
              const absl::Status status =
                  EnterCall(CallOf(*context), keepers(), *row, 0);
              if (!status.ok()) {
                return new FailedExchange<Unread<Request>, Response>(context,
                                                                     status);
              }
              return (static_cast<Service*>(this)->*handler)(context);
            }));
  }

 private:
  template <typename Request, typename Response>
  int Take(absl::string_view method, Row<Request> row) {
    return TakeRow(method, Request::descriptor(), Response::descriptor(),
                   std::move(row).Resolve());
  }

  template <typename Request>
  absl::Status Admit(CallContext& context, const MethodRow& row,
                     const Unread<Request>& request) const {
    RSU_RETURN_IF_ERROR(EnterCall(context, keepers(), row, request.size()));
    RSU_RETURN_IF_ERROR(request.Read());
    return AdmitRequest(context, request.mutable_message());
  }
};

}  // namespace base::rpc

#endif  // BASE_RPC_DOOR_H_
