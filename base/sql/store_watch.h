#ifndef BASE_SQL_STORE_WATCH_H_
#define BASE_SQL_STORE_WATCH_H_

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "absl/status/status.h"
#include "base/sql/connection.h"

namespace base::sql {

// Knows whether a store can be trusted with writes: looks at it and at the
// clock several times a second, and hears what became of the writes.
// Thread-safe.
class StoreWatch {
 public:
  // How long after it happened a change is seen, at most, with some room.
  static constexpr auto kPeriod = std::chrono::milliseconds(200);

  // A write of nothing takes room too: so long until the next one, unless
  // looking shows that the cause is gone.
  static constexpr auto kBetweenProbes = std::chrono::seconds(3);

  // A disk that is nearly full takes small writes and refuses large ones. What
  // goes wrong again so soon after it was well is said to be well only after it
  // has been so for a while, and for twice that while the next time.
  static constexpr auto kSoon = std::chrono::minutes(1);
  static constexpr auto kFirstWhile = std::chrono::seconds(4);
  static constexpr auto kLongestWhile = std::chrono::minutes(1);

  // Called with OK or with what is wrong, at every change that holds and on one
  // thread.
  using Listener = std::function<void(const absl::Status&)>;

  // A write of nothing, to see whether writing works again. Must not wait.
  using Probe = std::function<void()>;

  // Says what else keeps writes out, beside the store itself: UNAVAILABLE, a
  // clock that cannot be right.
  using Clock = std::function<absl::Status()>;

  using Time = std::chrono::steady_clock::time_point;
  using Now = std::function<Time()>;

  // Borrows `driver`. `now` is for tests.
  StoreWatch(Driver* driver, Probe probe, Clock clock,
             Now now = std::chrono::steady_clock::now);
  ~StoreWatch();
  StoreWatch(const StoreWatch&) = delete;
  StoreWatch& operator=(const StoreWatch&) = delete;

  // Whether a write may begin now, and what was written may be called so.
  //
  // Errors: those of Driver::Look() that last.
  absl::Status MayWrite();

  // What became of a group of writes as a whole.
  void NoteWrite(const absl::Status& status);

  // Takes the place of an earlier listener; is told of what is wrong now.
  void Listen(Listener listener);

 private:
  void Loop();
  void LookOnce();
  bool ProbesNow(bool cause_is_gone, Time time);
  void Tell(Time time);
  Time::duration WhileAfterFailing(Time time) const;

  Driver* const driver_;
  const Probe probe_;
  const Clock clock_;
  const Now now_;

  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopped_ = false;
  absl::Status seen_;     // by looking
  absl::Status written_;  // by writing
  Listener listener_;
  absl::Status told_;
  Time probed_;

  // When something was wrong last, when it was told that nothing is, and how
  // long nothing has to be wrong before that is told.
  Time failed_;
  Time told_well_;
  Time::duration while_{0};

  std::thread thread_;
};

}  // namespace base::sql

#endif  // BASE_SQL_STORE_WATCH_H_
