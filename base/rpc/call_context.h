#ifndef BASE_RPC_CALL_CONTEXT_H_
#define BASE_RPC_CALL_CONTEXT_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "base/rpc/call.h"
#include "base/rpc/call_backlog.h"
#include "base/rpc/call_record.h"
#include "base/rpc/caller.h"
#include "base/rpc/connection_use.h"
#include "base/rpc/doorkeepers.h"

namespace base::rpc {

// One call as gRPC knows it, what the door knows of it, and what it holds of
// the server until it is over: until the client has taken the whole answer, or
// is gone. Thread-safe once the call began, but for what the door knows.
class CallContext : public grpc::CallbackServerContext, private Departure {
 public:
  explicit CallContext(std::shared_ptr<CallBacklog> backlog)
      : arrival_(std::move(backlog)) {}
  ~CallContext() override;

  // Takes the call out of the backlog. Before anything else.
  void LookAt() { arrival_.LookAt(); }

  // Counts the call among those of its connection. Once.
  //
  // Errors: TooManyCalls(), RepliesNotTaken().
  absl::Status Begin(std::shared_ptr<ConnectionUse> connection);

  // Counts a request, or a message of one, that was read.
  void NoteRequest(std::int64_t bytes);

  // Counts a reply, or a message of one, until it is taken or the call is over.
  void ReplyWaits(std::int64_t bytes);
  void ReplyTaken();

  // Between the two the server works for the call.
  void BeginWork();
  void EndWork();

  // RepliesNotTaken() if another reply may not be made now.
  absl::Status RoomForReply() const;

  // The call came to a door. Borrows both.
  void Enter(const Doorkeepers* keepers, const MethodRow* row);
  Call& call() { return call_; }

  // Of a call that came to a door.
  const Doorkeepers& keepers() const { return *keepers_; }

  // Notes what the metadata says of the call. How many bytes it takes, counted
  // as HTTP/2 does (RFC 9113, section 6.5.2): gRPC counts as well, but only for
  // a client that has acknowledged the limit.
  std::size_t ReadMetadata();

  // The reply of a unary call, which is borrowed.
  void SetReply(google::protobuf::Message* reply) {
    reply_ = reply;
    call_.answer = reply;
  }

  // Notes who calls: `find` is asked once for each connection, and again for a
  // call whose certificate, `pem`, is not that of its connection: an address
  // that a new connection has taken over.
  void FindCaller(absl::FunctionRef<Caller()> find,
                  absl::FunctionRef<std::string()> pem);

  // Whether the caller's certificate is good now: a connection outlives it.
  //
  // Errors: CertificateExpired().
  absl::Status CheckCertificate() const;

  // Whether the caller may still have what they asked for, of a call that
  // answers with several messages. Asks the authority anew.
  absl::Status MayGoOn();

  // Leaves out of an answer what every grant of the call, or one of several,
  // hides.
  void HideIn(google::protobuf::Message& answer) const;

  // Has an answer recorded and then leave. Both outlive it.
  void Record(const absl::Status& outcome, Departure& departure);

  // Ends a unary call, whose reply is the answer if `outcome` is OK, once it
  // was recorded. The last thing that is done with the call.
  void Finish(grpc::ServerUnaryReactor* reactor, absl::Status outcome);

 private:
  void Leave(const absl::Status& recorded) override;

  Arrival arrival_;
  std::shared_ptr<ConnectionUse> connection_;
  bool admitted_ = false;  // else nothing but the call itself is counted
  std::int64_t requests_bytes_ = 0;
  std::atomic<std::int64_t> reply_bytes_ = 0;
  std::atomic<bool> reply_waits_ = false;

  const Doorkeepers* keepers_ = nullptr;
  Caller caller_;  // of a call whose connection is not known
  std::int64_t not_before_s_ = INT64_MIN;
  std::int64_t not_after_s_ = INT64_MAX;
  Call call_;
  google::protobuf::Message* reply_ = nullptr;
  grpc::ServerUnaryReactor* reactor_ = nullptr;
  absl::Status outcome_;
};

// The context as an RpcServer made it, as it does all of its calls but those of
// methods that it does not have.
inline CallContext& CallOf(grpc::CallbackServerContext& context) {
  return static_cast<CallContext&>(context);
}

// Who makes a call that came through a door: Call::caller.
inline std::string CallerOf(grpc::CallbackServerContext& context) {
  return std::string(CallOf(context).call().caller);
}

// Counts a message that a stream is about to write, until it was taken.
template <typename Message>
void NoteReply(grpc::CallbackServerContext& context, const Message& message) {
  CallOf(context).ReplyWaits(static_cast<std::int64_t>(message.ByteSizeLong()));
}

inline void NoteReplyTaken(grpc::CallbackServerContext& context) {
  CallOf(context).ReplyTaken();
}

// Whether the last message of the call says that it is compressed. One that is
// unpacks to nobody knows how much, and none is taken; gRPC refuses those whose
// call names a compression and lets through those that only say so.
bool IsCalledCompressed(grpc::CallbackServerContext& context);

// As many calls run as there may be, of this address or in all.
// RESOURCE_EXHAUSTED, reason TOO_MANY_CALLS.
absl::Status TooManyCalls();

// Requests that run and replies that were not taken hold as many bytes as they
// may, of this connection, its address or in all. RESOURCE_EXHAUSTED, reason
// REPLIES_NOT_TAKEN.
absl::Status RepliesNotTaken();

// A message is called compressed. UNIMPLEMENTED, reason COMPRESSED_MESSAGE.
absl::Status CompressedMessage();

// Nobody waits for the answer any more. CANCELLED.
absl::Status CallerGone();

}  // namespace base::rpc

#endif  // BASE_RPC_CALL_CONTEXT_H_
