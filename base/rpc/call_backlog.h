#ifndef BASE_RPC_CALL_BACKLOG_H_
#define BASE_RPC_CALL_BACKLOG_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <utility>

namespace base::rpc {

// The calls of a server that gRPC has made and nobody has looked at yet. It
// makes a call as soon as its first bytes come, and goes on reading; one that
// its client breaks off stays until it was looked at. Thread-safe.
class CallBacklog {
 public:
  std::int64_t size() const { return size_; }

  void Add() { ++size_; }
  void Remove() { --size_; }

 private:
  std::atomic<std::int64_t> size_ = 0;
};

// One call, in the backlog until it is looked at. One thread at a time.
class Arrival {
 public:
  explicit Arrival(std::shared_ptr<CallBacklog> backlog)
      : backlog_(std::move(backlog)) {
    backlog_->Add();
  }
  ~Arrival() { LookAt(); }

  Arrival(const Arrival&) = delete;
  Arrival& operator=(const Arrival&) = delete;

  void LookAt() {
    if (backlog_ == nullptr) return;
    backlog_->Remove();
    backlog_.reset();
  }

 private:
  std::shared_ptr<CallBacklog> backlog_;  // none: it was looked at
};

}  // namespace base::rpc

#endif  // BASE_RPC_CALL_BACKLOG_H_
