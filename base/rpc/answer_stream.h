#ifndef BASE_RPC_ANSWER_STREAM_H_
#define BASE_RPC_ANSWER_STREAM_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <type_traits>
#include <utility>

#include "absl/status/status.h"
#include "base/rpc/call_context.h"
#include "base/rpc/call_record.h"
#include "base/rpc/status.h"

namespace base::rpc {

// What a call answers with messages: each is recorded, then written. Derived
// from instead of `Reactor`, a ServerWriteReactor or ServerBidiReactor that
// writes `Response`. One message at a time, as gRPC has it.
template <typename Reactor, typename Response>
class AnswerStream : public Reactor, private Departure {
 protected:
  // Borrows the context.
  explicit AnswerStream(grpc::CallbackServerContext* context)
      : context_(*context) {}

  // Writes a message, which lives until it was written; then OnWriteDone().
  void Send(Response* message) { Record(message, absl::OkStatus()); }

  // Writes the last message and ends the call.
  void SendLast(Response* message) {
    is_last_ = true;
    Record(message, absl::OkStatus());
  }

  // Ends the call with an error.
  void Fail(absl::Status status) { Record(nullptr, std::move(status)); }

  grpc::CallbackServerContext& context() const { return context_; }

 private:
  void Record(Response* message, absl::Status outcome) {
    if (message != nullptr) {
      outcome = MayBeSent();
      if (!outcome.ok()) message = nullptr;
    }
    if (message != nullptr) CallOf(context_).HideIn(*message);
    message_ = message;
    outcome_ = std::move(outcome);
    CallOf(context_).call().answer = message;
    CallOf(context_).Record(outcome_, *this);
  }

  // Where the client streams too, the door asks at each of its messages.
  absl::Status MayBeSent() {
    if constexpr (std::is_same_v<Reactor, grpc::ServerWriteReactor<Response>>) {
      return CallOf(context_).MayGoOn();
    }
    return absl::OkStatus();
  }

  void Leave(const absl::Status& recorded) override {
    if (!recorded.ok()) {
      this->Finish(ToGrpc(recorded));
    } else if (!outcome_.ok()) {
      this->Finish(ToGrpc(outcome_));
    } else if (is_last_) {
      this->StartWriteAndFinish(message_, {}, grpc::Status::OK);
    } else {
      this->StartWrite(message_);
    }
  }

  grpc::CallbackServerContext& context_;
  const Response* message_ = nullptr;
  absl::Status outcome_;
  bool is_last_ = false;
};

}  // namespace base::rpc

#endif  // BASE_RPC_ANSWER_STREAM_H_
