#include "base/rpc/call_context.h"

#include <utility>

#include "base/error.h"
#include "base/rpc/status.h"

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
  if (connection_ == nullptr) return;
  if (admitted_) {
    ReplyTaken();
    connection_->holdings().AddBytes(-requests_bytes_);
    connection_->holdings().EndCall();
  }
  connection_->NoteCallOver();
}

absl::Status CallContext::Begin(std::shared_ptr<ConnectionUse> connection) {
  connection_ = std::move(connection);
  connection_->NoteCall();
  connection_->Explain(kFramesOfCall);
  if (!connection_->holdings().HasRoom()) return RepliesNotTaken();
  if (!connection_->holdings().BeginCall()) return TooManyCalls();
  admitted_ = true;
  return absl::OkStatus();
}

void CallContext::NoteRequest(std::int64_t bytes) {
  if (!admitted_) return;
  // With what frames and encryption add.
  connection_->Explain(bytes + bytes / 16 + 64);
  connection_->holdings().AddBytes(bytes - requests_bytes_);
  requests_bytes_ = bytes;
}

void CallContext::ReplyWaits(std::int64_t bytes) {
  if (!admitted_) return;
  reply_bytes_ += bytes;
  connection_->holdings().AddBytes(bytes);
  if (!reply_waits_.exchange(true)) connection_->ReplyWaits(SteadyUs());
}

void CallContext::ReplyTaken() {
  if (!admitted_ || !reply_waits_.exchange(false)) return;
  const std::int64_t bytes = reply_bytes_.exchange(0);
  // What the client sends while it takes it: room for more, and what it
  // acknowledges.
  connection_->Explain(bytes / 64 + 256);
  connection_->holdings().AddBytes(-bytes);
  connection_->ReplyTaken(SteadyUs());
}

void CallContext::BeginWork() {
  if (admitted_) connection_->BeginWork();
}

void CallContext::EndWork() {
  if (admitted_) connection_->EndWork();
}

absl::Status CallContext::RoomForReply() const {
  return !admitted_ || connection_->holdings().HasRoom() ? absl::OkStatus()
                                                         : RepliesNotTaken();
}

void CallContext::Enter(const Doorkeepers* keepers, const MethodRow* row) {
  keepers_ = keepers;
  call_.row = row;
}

void CallContext::FindCaller(absl::FunctionRef<std::string()> name) {
  if (connection_ != nullptr) {
    call_.caller = connection_->Caller(name);
  } else {
    caller_ = name();
    call_.caller = caller_;
  }
}

void CallContext::Record(const absl::Status& outcome, Departure& departure) {
  if (keepers_ == nullptr) {
    departure.Leave(absl::OkStatus());
  } else {
    keepers_->record->AnswerReady(call_, outcome, departure);
  }
}

void CallContext::Finish(grpc::ServerUnaryReactor* reactor,
                         absl::Status outcome) {
  reactor_ = reactor;
  outcome_ = std::move(outcome);
  if (!outcome_.ok()) call_.answer = nullptr;
  Record(outcome_, *this);
}

void CallContext::Leave(const absl::Status& recorded) {
  reactor_->Finish(ToGrpc(recorded.ok() ? outcome_ : recorded));
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
  return ReasonError(absl::StatusCode::kUnimplemented, "COMPRESSED_MESSAGE",
                     "a message is called compressed; no compression is taken");
}

absl::Status CallerGone() {
  return ReasonError(absl::StatusCode::kCancelled, "CANCELLED",
                     "nobody waits for the answer any more");
}

}  // namespace base::rpc
