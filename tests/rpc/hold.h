#ifndef TESTS_RPC_HOLD_H_
#define TESTS_RPC_HOLD_H_

#include <chrono>
#include <future>
#include <memory>
#include <thread>

#include "base/sql/database.h"

namespace rpc_test {

// Holds one thread of the store inside a piece of work until released.
class Hold {
 public:
  explicit Hold(
      base::sql::Database& database, bool writer,
      base::sql::Database::Lane lane = base::sql::Database::Lane::kShort)
      : lane_(lane) {
    // Another's work may fill the queue just now; what is refused does not
    // begin.
    while (!Begin(database, writer)) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }

  // Lets the thread go on, and waits until it has.
  void Release() {
    moments_->released.set_value();
    moments_->done.get_future().wait();
  }

 private:
  // False if the queue was full.
  bool Begin(base::sql::Database& database, bool writer) {
    // The store's thread may still be leaving when the test is over.
    moments_ = std::make_shared<Moments>();
    const auto wait = [moments = moments_](base::sql::Session&) {
      moments->begun.set_value(true);
      moments->released.get_future().wait();
      return absl::OkStatus();
    };
    const auto done = [moments = moments_](const absl::Status& status) {
      if (!status.ok()) moments->begun.set_value(false);
      moments->done.set_value();
    };
    if (writer) {
      database.Write(wait, done);
    } else {
      database.Read(wait, done, base::sql::kNever, lane_);
    }
    return moments_->begun.get_future().get();
  }

  struct Moments {
    std::promise<bool> begun;
    std::promise<void> released, done;
  };
  const base::sql::Database::Lane lane_;
  std::shared_ptr<Moments> moments_;
};

}  // namespace rpc_test

#endif  // TESTS_RPC_HOLD_H_
