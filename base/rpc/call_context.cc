#include "base/rpc/call_context.h"

#include <utility>

#include "base/error.h"

// Of gRPC's core, whose headers have no other word about a message's flags.
std::uint32_t grpc_call_test_only_get_message_flags(grpc_call* call);

namespace base::rpc {
namespace {

// Of a message's flags: "compressed" (the first byte before a message).
constexpr std::uint32_t kCompressedFlag = 0x80000000U;

constexpr int kRetryMs = 200;

// What a call's frames and fields may take on the wire beside its message.
constexpr std::int64_t kFramesOfCall = 1024;

}  // namespace

CallContext::~CallContext() {
  if (connection_ != nullptr) connection_->NoteCallOver();
  if (use_ == nullptr) return;
  ReplyTaken();
  use_->holdings().AddBytes(-requests_bytes_);
  use_->holdings().EndCall();
}

absl::Status CallContext::Begin(std::shared_ptr<ConnectionUse> use) {
  connection_ = use;
  connection_->NoteCall();
  use->Explain(kFramesOfCall);
  if (!use->holdings().HasRoom()) return RepliesNotTaken();
  if (!use->holdings().BeginCall()) return TooManyCalls();
  use_ = std::move(use);
  return absl::OkStatus();
}

void CallContext::NoteRequest(std::int64_t bytes) {
  if (use_ == nullptr) return;
  // With what frames and encryption add.
  use_->Explain(bytes + bytes / 16 + 64);
  use_->holdings().AddBytes(bytes - requests_bytes_);
  requests_bytes_ = bytes;
}

void CallContext::ReplyWaits(std::int64_t bytes) {
  if (use_ == nullptr) return;
  reply_bytes_ += bytes;
  use_->holdings().AddBytes(bytes);
  if (!reply_waits_.exchange(true)) use_->ReplyWaits(SteadyUs());
}

void CallContext::ReplyTaken() {
  if (use_ == nullptr || !reply_waits_.exchange(false)) return;
  const std::int64_t bytes = reply_bytes_.exchange(0);
  // What the client sends while it takes it: room for more, and what it
  // acknowledges.
  use_->Explain(bytes / 64 + 256);
  use_->holdings().AddBytes(-bytes);
  use_->ReplyTaken(SteadyUs());
}

void CallContext::BeginWork() {
  if (use_ != nullptr) use_->BeginWork();
}

void CallContext::EndWork() {
  if (use_ != nullptr) use_->EndWork();
}

absl::Status CallContext::RoomForReply() const {
  return use_ == nullptr || use_->holdings().HasRoom() ? absl::OkStatus()
                                                       : RepliesNotTaken();
}

bool IsCalledCompressed(grpc::CallbackServerContext& context) {
  return context.c_call() != nullptr &&
         (grpc_call_test_only_get_message_flags(context.c_call()) &
          kCompressedFlag) != 0;
}

absl::Status TooManyCalls() {
  return MakeError(absl::StatusCode::kResourceExhausted,
                   "as many calls run as may, of this address or in all",
                   {"TOO_MANY_CALLS", {}, {}, kRetryMs});
}

absl::Status RepliesNotTaken() {
  return MakeError(absl::StatusCode::kResourceExhausted,
                   "requests that run and replies that were not taken hold all "
                   "the room that they may; take the replies first",
                   {"REPLIES_NOT_TAKEN", {}, {}, kRetryMs});
}

absl::Status CompressedMessage() {
  return MakeError(absl::StatusCode::kUnimplemented,
                   "a message is called compressed; no compression is taken",
                   {"COMPRESSED_MESSAGE", {}, {}, 0});
}

absl::Status CallerGone() {
  return MakeError(absl::StatusCode::kCancelled,
                   "nobody waits for the answer any more",
                   {"CANCELLED", {}, {}, 0});
}

}  // namespace base::rpc
