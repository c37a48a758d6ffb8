#ifndef TESTS_CRASH_WORKLOAD_H_
#define TESTS_CRASH_WORKLOAD_H_

#include <atomic>
#include <cstdint>
#include <deque>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "tests/crash/operation.h"
#include "tests/crash/samples.h"

namespace crash {

// One client: asks for one thing at a time, remembers what was acknowledged,
// and what it was waiting for when the server went away. For one thread.
class Worker {
 public:
  // Borrows `samples`. `name` is unique; `seed` decides what it asks for.
  Worker(std::string name, std::uint64_t seed,
         const std::vector<SampleHousehold>* samples)
      : name_(std::move(name)), random_(seed), samples_(*samples) {}

  // Calls the server until a call fails. The status of that call.
  absl::Status Run(const Client& client);

  // Gets an answer to what was left open, twice the same.
  absl::Status Settle(const Client& client);

  // Asks again for what was acknowledged since the last time, or for
  // everything: the answers are the same, and what was stored is there.
  absl::Status ConfirmNew(const Client& client);
  absl::Status ConfirmAll(const Client& client);

  struct Done {
    Operation operation;
    Reply reply;
  };
  const std::vector<Done>& done() const { return done_; }

 private:
  Operation Next();
  Operation NextOfHousehold();
  Operation NextOfNumbers(std::uint64_t choice);
  Operation NextDouble();
  void BeginHousehold();
  void Acknowledge(const Operation& operation, const Reply& reply);
  absl::Status Confirm(const Client& client, const Done& done);
  std::string NewRequestId();
  std::uint64_t Below(std::uint64_t end) { return random_() % end; }

  const std::string name_;
  std::mt19937_64 random_;
  const std::vector<SampleHousehold>& samples_;
  std::uint64_t requests_ = 0;
  std::uint64_t households_ = 0;

  std::optional<Operation> open_;
  bool open_is_of_household_ = false;
  bool open_is_single_number_ = false;
  std::vector<std::string> spare_;  // numbers that nobody has, to be retired
  std::vector<Done> done_;
  std::size_t confirmed_ = 0;

  // The household that is being entered: its people one by one, then its
  // declaration, then the cover of its head, then what bodies report of them.
  SampleHousehold household_;
  std::vector<std::string> numbers_;  // of the people registered so far
  // Someone registered, and their number; to be registered a second time.
  std::optional<std::pair<rsu::registry::v1::Person, std::string>> known_;
  int step_ = -1;  // -1: none is
};

// Clients that call at the same time.
class Workload {
 public:
  static constexpr int kWorkers = 64;

  Workload(std::uint64_t seed, const std::vector<SampleHousehold>* samples);

  // Starts the workers, calls `while_running`, then waits until each has met an
  // error. The first error that came before `while_running` set its argument.
  absl::Status RunUntilErrors(
      const Client& client,
      const std::function<void(std::atomic<bool>& error_expected)>&
          while_running);

  absl::Status Settle(const Client& client);
  absl::Status ConfirmNew(const Client& client);
  absl::Status ConfirmAll(const Client& client);

  // Every number that was issued, in no order; as often as it was.
  std::vector<std::string> Numbers() const;

  std::size_t acknowledged() const;

 private:
  absl::Status Each(const std::function<absl::Status(Worker&)>& act);

  std::deque<Worker> workers_;
};

}  // namespace crash

#endif  // TESTS_CRASH_WORKLOAD_H_
