#ifndef BASE_RPC_CALL_CONTEXT_H_
#define BASE_RPC_CALL_CONTEXT_H_

#include <grpcpp/server_context.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <utility>

#include "absl/status/status.h"
#include "base/rpc/call_backlog.h"
#include "base/rpc/connection_use.h"

namespace base::rpc {

// One call as gRPC knows it, and what it holds of the server until it is over:
// until the client has taken the whole answer, or is gone. Thread-safe once the
// call began.
class CallContext : public grpc::CallbackServerContext {
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

 private:
  Arrival arrival_;
  std::shared_ptr<ConnectionUse> connection_;
  bool admitted_ = false;  // else nothing but the call itself is counted
  std::int64_t requests_bytes_ = 0;
  std::atomic<std::int64_t> reply_bytes_ = 0;
  std::atomic<bool> reply_waits_ = false;
};

// The context as the server made it; null if it did not.
inline CallContext* CallOf(grpc::CallbackServerContext& context) {
  return dynamic_cast<CallContext*>(&context);
}

// Counts a message that a stream is about to write, until it was taken.
template <typename Message>
void NoteReply(grpc::CallbackServerContext& context, const Message& message) {
  if (CallContext* const call = CallOf(context); call != nullptr) {
    call->ReplyWaits(static_cast<std::int64_t>(message.ByteSizeLong()));
  }
}

inline void NoteReplyTaken(grpc::CallbackServerContext& context) {
  if (CallContext* const call = CallOf(context); call != nullptr) {
    call->ReplyTaken();
  }
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
