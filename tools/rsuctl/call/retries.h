#ifndef TOOLS_RSUCTL_CALL_RETRIES_H_
#define TOOLS_RSUCTL_CALL_RETRIES_H_

#include <chrono>
#include <optional>
#include <string>

#include "absl/status/status.h"

namespace rsuctl {

// How long a call that fails in a way that may pass is tried again, in all.
inline constexpr int kPatienceMs = 15'000;

// How long nothing is said of it.
inline constexpr int kSilenceMs = 1'000;

// Whether the same call may succeed later: the server cannot be reached or ends
// the call, or it says itself after which delay to try again. A failure that
// takes somebody to mend it (the store was replaced, the disk is full) does not
// pass. The calls of rsuctl may all be sent again: each carries an id or
// changes nothing the second time.
bool MayPass(const absl::Status& status);

// `status` in an operator's words, where gRPC has only a code of its own.
absl::Status InWords(const absl::Status& status);

// Tries one piece of work again and again, and says meanwhile what it waits
// for. Belongs to one thread.
class Retries {
 public:
  using Clock = std::chrono::steady_clock;

  Retries() : give_up_(Clock::now() + std::chrono::milliseconds(kPatienceMs)) {}

  // After a try that failed: waits until the next one. False if there is none,
  // since the failure does not pass or kPatienceMs are over.
  bool Wait(const absl::Status& status);

  // Something was done: kPatienceMs begin anew.
  void Advance();

  // What to say of a failure that is tried again, `waited` after the first one:
  // once, and again if it becomes another one.
  std::optional<std::string> Words(const absl::Status& status,
                                   std::chrono::milliseconds waited);

 private:
  Clock::time_point give_up_;
  std::optional<Clock::time_point> first_failure_;
  int attempt_ = 0;
  std::string said_;
};

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_CALL_RETRIES_H_
