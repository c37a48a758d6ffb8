#include "tools/server/signals.h"

#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <thread>

#include "base/log/log.h"

namespace server {
namespace {

using std::chrono::steady_clock;

// Returns at the next signal that stops.
void Wait(const sigset_t& watched, const std::function<void()>& renew) {
  while (true) {
    int signal = 0;
    if (sigwait(&watched, &signal) != 0) continue;
    if (signal != SIGHUP) return;
    if (renew != nullptr) renew();
  }
}

// Waits for a signal until a moment. Whether one came.
bool WaitUntil(const sigset_t& watched, steady_clock::time_point end) {
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::nanoseconds>(
        end - steady_clock::now());
    if (left.count() <= 0) return false;
    constexpr std::int64_t kSecondNs = 1'000'000'000;
    const timespec wait = {left.count() / kSecondNs, left.count() % kSecondNs};
    const int signal = sigtimedwait(&watched, nullptr, &wait);
    if (signal > 0 && signal != SIGHUP) return true;
  }
}

}  // namespace

Signals::Signals() {
  sigemptyset(&watched_);
  for (const int signal : {SIGTERM, SIGINT, SIGQUIT, SIGHUP}) {
    sigaddset(&watched_, signal);
  }
  pthread_sigmask(SIG_BLOCK, &watched_, nullptr);
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);
}

absl::Status Signals::WaitForStop() {
  Wait(watched_, renew_);
  const std::lock_guard<std::mutex> lock(mutex_);
  return reason_;
}

void Signals::Stop(const absl::Status& reason) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (reason_.ok()) reason_ = reason;
  }
  kill(getpid(), SIGTERM);
}

void Signals::EndAtOnceOnTheNext(int wait_ms) {
  const auto end = steady_clock::now() + std::chrono::milliseconds(wait_ms);
  // Ends with the process.
  std::thread([watched = watched_, end] {
    base::log::Warning(
        WaitUntil(watched, end)
            ? "a second signal: ending at once; what was answered OK is stored"
            : "not everything ended in time: ending at once; what was answered "
              "OK is stored");
    std::_Exit(1);
  }).detach();
}

}  // namespace server
