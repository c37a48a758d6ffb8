#include "tools/server/signals.h"

#include <unistd.h>

#include <cstdlib>
#include <thread>

#include "base/log/log.h"

namespace server {
namespace {

// Returns at the next signal that stops.
void Wait(const sigset_t& watched) {
  while (true) {
    int signal = 0;
    if (sigwait(&watched, &signal) != 0) continue;
    if (signal != SIGHUP) return;
    base::log::Info("SIGHUP: there is nothing to read again");
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
  Wait(watched_);
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

void Signals::EndAtOnceOnTheNext() {
  // Ends with the process.
  std::thread([watched = watched_] {
    Wait(watched);
    base::log::Warning(
        "a second signal: ending at once; what was answered OK is stored");
    std::_Exit(1);
  }).detach();
}

}  // namespace server
