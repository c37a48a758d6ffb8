#include "base/sql/store_watch.h"

#include <utility>

namespace base::sql {
namespace {

// Whether the error is of the store as a whole, and not of a page or a row.
bool IsOfStore(const absl::Status& status) {
  return absl::IsUnavailable(status) || absl::IsResourceExhausted(status);
}

}  // namespace

StoreWatch::StoreWatch(Driver* driver, Probe probe)
    : driver_(driver), probe_(std::move(probe)), thread_([this] { Loop(); }) {}

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
  const absl::Status seen = driver_->Look(/*thoroughly=*/true);
  bool probe = false;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    const bool cause_is_gone = !seen_.ok() && seen.ok();
    seen_ = seen;
    const auto time = std::chrono::steady_clock::now();
    probe = seen_.ok() && !written_.ok() &&
            (cause_is_gone || time - probed_ >= kBetweenProbes);
    if (probe) probed_ = time;
    const absl::Status now = seen_.ok() ? written_ : seen_;
    if (now != told_ && listener_) {
      // Two errors in a row are one change if they mean one thing.
      const bool changed = now.code() != told_.code();
      told_ = now;
      if (changed) listener_(now);
    }
  }
  if (probe) probe_();
}

}  // namespace base::sql
