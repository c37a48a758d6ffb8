#include "base/rpc/connection_use.h"

#include <chrono>

namespace base::rpc {

void ConnectionUse::ReplyWaits(std::int64_t now_us) {
  if (waiting_.fetch_add(1) == 0) since_us_ = now_us;
}

void ConnectionUse::ReplyTaken(std::int64_t now_us) {
  since_us_ = now_us;
  --waiting_;
}

std::optional<std::int64_t> ConnectionUse::waits_since_us() const {
  if (waiting_ == 0) return std::nullopt;
  return since_us_;
}

std::int64_t ConnectionUse::Unexplained(std::int64_t received) {
  const std::int64_t unexplained = received - explained_;
  if (unexplained >= 0) return unexplained;
  explained_ += unexplained;
  return 0;
}

std::int64_t SteadyUs() {
  return std::chrono::duration_cast<std::chrono::microseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

}  // namespace base::rpc
