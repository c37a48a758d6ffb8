#ifndef TOOLS_SERVER_SIGNALS_H_
#define TOOLS_SERVER_SIGNALS_H_

#include <signal.h>

#include <functional>
#include <mutex>
#include <utility>

#include "absl/status/status.h"

namespace server {

// What the server does on a signal:
//
//   SIGTERM, SIGINT, SIGQUIT  stops after the running calls; a second one, or
//                             what does not stop in time, ends the process at
//                             once, with status 1.
//   SIGHUP                    what OnHangup() was given, or nothing.
//   SIGPIPE, SIGXFSZ          nothing: the write that caused it fails.
//
// Made before any other thread, which take its mask over. Thread-safe.
class Signals {
 public:
  Signals();

  // Has this done on each SIGHUP, by the thread that waits. Before waiting.
  void OnHangup(std::function<void()> renew) { renew_ = std::move(renew); }

  // Waits for the first signal that stops, or for Stop(). OK, or what Stop()
  // was given.
  absl::Status WaitForStop();

  // Stops the server for another reason than a signal. The first reason counts.
  void Stop(const absl::Status& reason);

  // From now on a signal that stops ends the process, whatever runs; so does
  // the time, `wait_ms` from now.
  void EndAtOnceOnTheNext(int wait_ms);

 private:
  sigset_t watched_;
  std::function<void()> renew_;
  std::mutex mutex_;
  absl::Status reason_;
};

}  // namespace server

#endif  // TOOLS_SERVER_SIGNALS_H_
