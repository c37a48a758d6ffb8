#ifndef BASE_RPC_CONNECTION_USE_H_
#define BASE_RPC_CONNECTION_USE_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "absl/functional/function_ref.h"
#include "base/rpc/caller.h"
#include "base/rpc/holdings.h"

namespace base::rpc {

// What the calls of one connection make of it, as they tell. Outlives the
// connection while a call of it runs. Thread-safe. Moments are microseconds of
// a steady clock.
class ConnectionUse {
 public:
  ConnectionUse(const HoldingLimits& limits, std::shared_ptr<Holdings> address)
      : holdings_(limits, std::move(address)) {}

  Holdings& holdings() { return holdings_; }

  // Who is at the other end: as `find` says the first time, since a connection
  // keeps its certificate.
  const Caller& CallerBy(absl::FunctionRef<Caller()> find) {
    std::call_once(is_named_, [this, find] { caller_ = find(); });
    return caller_;
  }

  // Whether there was a call on the connection, within the caller's limit.
  void Prove() { proven_ = true; }
  bool is_proven() const { return proven_; }

  // Whether the server works for it, or is about to.
  void BeginWork() { ++working_; }
  void EndWork() { --working_; }
  bool is_working() const { return working_ > 0; }

  // A reply was made and waits until the client takes it.
  void ReplyWaits(std::int64_t now_us);
  void ReplyTaken(std::int64_t now_us);

  // Since when replies wait of which the client took none; none waits: nothing.
  std::optional<std::int64_t> waits_since_us() const;

  // A call, of whatever kind, was looked at; it is over and takes no memory any
  // more.
  void NoteCall() {
    ++calls_;
    was_called_ = true;
  }
  void NoteCallOver() { --calls_; }

  // Whether there ever was one, also of health or of no service: its handshake
  // succeeded.
  bool was_called() const { return was_called_; }

  // How many were looked at and are not over, with those that were refused or
  // broken off.
  std::int64_t calls() const { return calls_; }

  // Bytes that came are those of a call or of a message that was read.
  void Explain(std::int64_t bytes) { explained_ += bytes; }

  // Of `received` bytes in all, those that are of nothing that was read: of
  // calls that are not whole yet, or of no call at all. What was explained and
  // did not come is forgotten. One thread at a time.
  std::int64_t Unexplained(std::int64_t received);

 private:
  Holdings holdings_;
  std::once_flag is_named_;
  Caller caller_;
  std::atomic<bool> proven_ = false;
  std::atomic<bool> was_called_ = false;
  std::atomic<int> working_ = 0;
  std::atomic<int> waiting_ = 0;
  std::atomic<std::int64_t> since_us_ = 0;
  std::atomic<std::int64_t> explained_ = 0;
  std::atomic<std::int64_t> calls_ = 0;
};

// The steady clock's moment.
std::int64_t SteadyUs();

}  // namespace base::rpc

#endif  // BASE_RPC_CONNECTION_USE_H_
