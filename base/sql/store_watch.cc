#include "base/sql/store_watch.h"

#include <algorithm>
#include <utility>

namespace base::sql {
namespace {

// Whether the error is of the store as a whole, and not of a page or a row.
bool IsOfStore(const absl::Status& status) {
  return absl::IsUnavailable(status) || absl::IsResourceExhausted(status);
}

}  // namespace

StoreWatch::StoreWatch(Driver* driver, Probe probe, Clock clock, Now now)
    : driver_(driver),
      probe_(std::move(probe)),
      clock_(std::move(clock)),
      now_(std::move(now)),
      thread_([this] { Loop(); }) {}

StoreWatch::~StoreWatch() {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    stopped_ = true;
    wake_.notify_one();
  }
  thread_.join();
}

absl::Status StoreWatch::MayWrite() {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    if (absl::IsDataLoss(seen_)) return seen_;
  }
  return driver_->Look(/*thoroughly=*/false);
}

void StoreWatch::NoteWrite(const absl::Status& status) {
  std::lock_guard<std::mutex> lock(mutex_);
  written_ = IsOfStore(status) ? status : absl::OkStatus();
  if (!written_.ok()) failed_ = now_();
}

void StoreWatch::Listen(Listener listener) {
  std::lock_guard<std::mutex> lock(mutex_);
  listener_ = std::move(listener);
  told_ = absl::OkStatus();
}

void StoreWatch::Loop() {
  std::unique_lock<std::mutex> lock(mutex_);
  while (!stopped_) {
    lock.unlock();
    LookOnce();
    lock.lock();
    if (!stopped_) wake_.wait_for(lock, kPeriod);
  }
}

void StoreWatch::LookOnce() {
  absl::Status seen = driver_->Look(/*thoroughly=*/true);
  if (seen.ok()) seen = clock_();
  bool probe = false;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    const Time time = now_();
    const bool cause_is_gone = !seen_.ok() && seen.ok();
    seen_ = seen;
    if (!seen_.ok()) failed_ = time;
    probe = ProbesNow(cause_is_gone, time);
    Tell(time);
  }
  if (probe) probe_();
}

bool StoreWatch::ProbesNow(bool cause_is_gone, Time time) {
  if (!seen_.ok() || written_.ok()) return false;
  if (!cause_is_gone && time - probed_ < kBetweenProbes) return false;
  probed_ = time;
  return true;
}

void StoreWatch::Tell(Time time) {
  const absl::Status& now = seen_.ok() ? written_ : seen_;
  if (now == told_ || !listener_) return;
  // Two errors in a row are one change if they mean one thing.
  const bool changed = now.code() != told_.code();
  if (changed && now.ok() && time - failed_ < while_) return;
  if (changed && told_.ok()) while_ = WhileAfterFailing(time);
  if (changed && now.ok()) told_well_ = time;
  told_ = now;
  if (changed) listener_(now);
}

// How long the store has to be well before that is told.
StoreWatch::Time::duration StoreWatch::WhileAfterFailing(Time time) const {
  if (told_well_ == Time() || time - told_well_ >= kSoon) {
    return Time::duration::zero();
  }
  return std::clamp<Time::duration>(2 * while_, kFirstWhile, kLongestWhile);
}

}  // namespace base::sql
