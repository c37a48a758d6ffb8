#include "base/rpc/call_context.h"

#include <ctime>
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

void CallContext::FindCaller(absl::FunctionRef<Caller()> find,
                             absl::FunctionRef<std::string()> pem) {
  const Caller* caller =
      connection_ == nullptr ? nullptr : &connection_->CallerBy(find);
  if (caller == nullptr || caller->pem != pem()) {
    caller_ = find();
    caller = &caller_;
  }
  call_.caller = caller->name;
  call_.certificate = caller->certificate;
  call_.public_key = caller->public_key;
  not_before_s_ = caller->not_before_s;
  not_after_s_ = caller->not_after_s;
}

std::size_t CallContext::ReadMetadata() {
  constexpr std::size_t kOverhead = 32;
  std::size_t bytes = 0;
  for (const auto& [name, value] : client_metadata()) {
    bytes += name.size() + value.size() + kOverhead;
    if (name == kOnBehalfOfMetadata) {
      call_.on_behalf_of.Add({value.data(), value.size()});
    } else if (name == kReasonMetadata) {
      call_.reason.Add({value.data(), value.size()});
    }
  }
  return bytes;
}

absl::Status CallContext::CheckCertificate() const {
  if (not_after_s_ == INT64_MAX) return absl::OkStatus();
  const std::int64_t now_s = std::time(nullptr);
  return now_s < not_before_s_ || now_s > not_after_s_ ? CertificateExpired()
                                                       : absl::OkStatus();
}

absl::Status CallContext::MayGoOn() {
  if (keepers_ == nullptr) return absl::OkStatus();
  absl::Status may = CheckCertificate();
  const google::protobuf::Message* const request =
      std::exchange(call_.request, nullptr);
  if (may.ok()) may = keepers_->authority->MayCall(call_);
  call_.request = request;
  if (may.ok() && request != nullptr) may = keepers_->authority->MayAsk(call_);
  return may;
}

void CallContext::HideIn(google::protobuf::Message& answer) const {
  for (const Grant* grant : call_.grants) grant->hidden.ClearIn(answer);
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
  if (!outcome_.ok()) {
    call_.answer = nullptr;
  } else if (reply_ != nullptr) {
    HideIn(*reply_);
  }
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
