#ifndef TESTS_RPC_HOLD_H_
#define TESTS_RPC_HOLD_H_

#include <future>
#include <memory>

#include "base/sql/database.h"

namespace rpc_test {

// Holds one thread of the store inside a piece of work until released.
class Hold {
 public:
  explicit Hold(base::sql::Database& database, bool writer) {
    // The store's thread may still be leaving when the test is over.
    const auto wait = [moments = moments_](base::sql::Session&) {
      moments->begun.set_value();
      moments->released.get_future().wait();
      return absl::OkStatus();
    };
    const auto done = [moments = moments_](const absl::Status&) {
      moments->done.set_value();
    };
    if (writer) {
      database.Write(wait, done);
    } else {
      database.Read(wait, done);
    }
    moments_->begun.get_future().wait();
  }

  // Lets the thread go on, and waits until it has.
  void Release() {
    moments_->released.set_value();
    moments_->done.get_future().wait();
  }

 private:
  struct Moments {
    std::promise<void> begun, released, done;
  };
  const std::shared_ptr<Moments> moments_ = std::make_shared<Moments>();
};

}  // namespace rpc_test

#endif  // TESTS_RPC_HOLD_H_
