#ifndef TOOLS_RSUCTL_CALL_CALL_WINDOW_H_
#define TOOLS_RSUCTL_CALL_CALL_WINDOW_H_

#include <grpcpp/client_context.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "base/rpc/status.h"
#include "tools/rsuctl/call/retries.h"
#include "tools/rsuctl/call/server_flags.h"

namespace rsuctl {

// How long one try of a call may take.
inline constexpr int kCallDeadlineMs = 60'000;

// For whom the calls of this command are, and why; before the first of them.
void SetCallMetadata(const ServerFlags& flags);

// What a call needs beside its deadline: for whom it is, why, and in which
// language it is to be refused.
void AddCallMetadata(grpc::ClientContext& context);

// Sends calls with several in flight, and hands over the answers in the order
// of sending. Calls that touch a subject in common reach the server in that
// order too: the later one is sent once the earlier one is answered for good. A
// call whose failure may pass is sent again for kPatienceMs. Belongs to one
// thread.
template <typename Request, typename Response>
class CallWindow {
 public:
  struct Call {
    Request request;
    Response response;
    absl::Status status;
    bool repeated = false;    // the server had answered this request before
    bool sent_again = false;  // since a first try failed

    // True for a call that need not be made: `status` says why, and waits its
    // turn among the answers.
    bool settled = false;

    // What the call is about, as far as its order among others counts: people,
    // documents.
    std::vector<std::string> subjects;

    // The sender's own.
    std::int64_t line = 0;
    std::string reference;
    std::string text;

   private:
    friend class CallWindow;
    std::unique_ptr<grpc::ClientContext> context;
    bool answered = false;
  };

  // Begins a call; the last argument is called once, on any thread.
  using Start =
      std::function<void(grpc::ClientContext*, const Request*, Response*,
                         std::function<void(grpc::Status)>)>;

  // Takes the answer. An error ends the whole work.
  using Finish = std::function<absl::Status(Call&)>;

  CallWindow(std::size_t in_flight, Start start, Finish finish)
      : in_flight_(in_flight),
        start_(std::move(start)),
        finish_(std::move(finish)) {}

  // Waits for what is in flight; its answers are lost.
  ~CallWindow() {
    for (const std::unique_ptr<Call>& call : calls_) {
      if (!call->settled) call->context->TryCancel();
    }
    for (const std::unique_ptr<Call>& call : calls_) WaitFor(*call);
  }

  CallWindow(const CallWindow&) = delete;
  CallWindow& operator=(const CallWindow&) = delete;

  // Sends `call` once there is room, and no call before it about a subject of
  // its own waits for an answer.
  absl::Status Add(std::unique_ptr<Call> call) {
    if (call->settled) call->subjects.clear();
    while (calls_.size() == in_flight_ || MustWait(*call)) {
      const absl::Status status = FinishFirst();
      if (!status.ok()) return status;
    }
    for (const std::string& subject : call->subjects) ++subjects_[subject];
    calls_.push_back(std::move(call));
    if (!calls_.back()->settled) Send(*calls_.back());
    return absl::OkStatus();
  }

  // Waits until every call is answered and taken.
  absl::Status Drain() {
    while (!calls_.empty()) {
      const absl::Status status = FinishFirst();
      if (!status.ok()) return status;
    }
    return absl::OkStatus();
  }

 private:
  bool MustWait(const Call& call) const {
    return std::any_of(call.subjects.begin(), call.subjects.end(),
                       [this](const std::string& subject) {
                         return subjects_.contains(subject);
                       });
  }

  void Forget(const Call& call) {
    for (const std::string& subject : call.subjects) {
      const auto found = subjects_.find(subject);
      if (--found->second == 0) subjects_.erase(found);
    }
  }

  void Send(Call& call) {
    call.context = std::make_unique<grpc::ClientContext>();
    call.context->set_deadline(std::chrono::system_clock::now() +
                               std::chrono::milliseconds(kCallDeadlineMs));
    AddCallMetadata(*call.context);
    call.answered = false;
    start_(call.context.get(), &call.request, &call.response,
           [this, &call](const grpc::Status& status) {
             std::lock_guard<std::mutex> lock(mutex_);
             call.status = base::rpc::FromGrpc(status);
             call.answered = true;
             answered_.notify_one();
           });
  }

  void WaitFor(Call& call) {
    std::unique_lock<std::mutex> lock(mutex_);
    answered_.wait(lock, [&call] { return call.settled || call.answered; });
  }

  // Calls in flight fail together when the server goes away, and are sent again
  // together.
  void SendFailedAgain() {
    for (const std::unique_ptr<Call>& call : calls_) {
      if (call->settled) continue;
      {
        std::lock_guard<std::mutex> lock(mutex_);
        if (!call->answered || !MayPass(call->status)) continue;
      }
      call->sent_again = true;
      Send(*call);
    }
  }

  absl::Status FinishFirst() {
    Call& call = *calls_.front();
    WaitFor(call);
    Retries retries;
    while (!call.settled && MayPass(call.status)) {
      if (!retries.Wait(call.status)) return InWords(call.status);
      SendFailedAgain();
      WaitFor(call);
    }
    call.repeated =
        !call.settled &&
        call.context->GetServerTrailingMetadata().count("rsu-repeated") != 0;
    Forget(call);
    const absl::Status status = finish_(call);
    calls_.pop_front();
    return status;
  }

  const std::size_t in_flight_;
  const Start start_;
  const Finish finish_;
  std::deque<std::unique_ptr<Call>> calls_;

  // Of the calls in flight, and how many are about each.
  absl::flat_hash_map<std::string, int> subjects_;
  std::mutex mutex_;
  std::condition_variable answered_;
};

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_CALL_CALL_WINDOW_H_
