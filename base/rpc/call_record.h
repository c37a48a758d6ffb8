#ifndef BASE_RPC_CALL_RECORD_H_
#define BASE_RPC_CALL_RECORD_H_

#include <cstdint>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "base/rpc/call.h"
#include "base/sql/trip.h"

namespace base::rpc {

// An answer that is ready and waits until it is recorded.
class Departure {
 public:
  // Lets the answer leave; with an error that is what leaves instead. Once,
  // from any thread. The call may be over when it returns.
  virtual void Leave(const absl::Status& recorded) = 0;

 protected:
  ~Departure() = default;
};

// Is told of every call that came through a door, those that were refused too,
// and of every message of a stream that answers. Thread-safe.
class CallRecord {
 public:
  virtual ~CallRecord() = default;

  // A call did its write. Rows that are put into `trip` are stored with it or
  // not at all; what they borrow lives as long as the call. An error undoes the
  // write and is what the call is answered. `reply` is the reply as bytes,
  // `is_repeated` whether an earlier call did the write, `known_at_us` its
  // moment. On the writer's thread; a write may be undone and done again.
  virtual absl::Status AddToWrite(const Call& call, absl::string_view reply,
                                  bool is_repeated, std::int64_t known_at_us,
                                  sql::Trip& trip) = 0;

  // An answer is ready: OK, and `call.answer` is it, or an error. It waits for
  // `departure`, which with `outcome` lives until then.
  virtual void AnswerReady(const Call& call, const absl::Status& outcome,
                           Departure& departure) = 0;
};

// Keeps nothing.
class NoRecord : public CallRecord {
 public:
  absl::Status AddToWrite(const Call& /*call*/, absl::string_view /*reply*/,
                          bool /*is_repeated*/, std::int64_t /*known_at_us*/,
                          sql::Trip& /*trip*/) override {
    return absl::OkStatus();
  }
  void AnswerReady(const Call& /*call*/, const absl::Status& /*outcome*/,
                   Departure& departure) override {
    departure.Leave(absl::OkStatus());
  }
};

}  // namespace base::rpc

#endif  // BASE_RPC_CALL_RECORD_H_
