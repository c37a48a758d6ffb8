#ifndef TESTS_CRASH_REGISTER_FIXTURE_H_
#define TESTS_CRASH_REGISTER_FIXTURE_H_

#include <signal.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <random>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/sql/sqlite/delete_store.h"
#include "gtest/gtest.h"
#include "tests/crash/client.h"
#include "tests/crash/samples.h"
#include "tests/crash/server_process.h"

namespace crash {

// A server on a database of the test's own, and a client of it.
class RegisterFixture : public testing::Test {
 protected:
  RegisterFixture() : samples_(LoadSamples().value()) {
    options_.database = absl::StrCat(
        testing::TempDir(), "/",
        testing::UnitTest::GetInstance()->current_test_info()->name(), ".db");
    base::sql::DeleteStore(options_.database);
  }

  // Fails the test if the server does not start.
  void StartServer() {
    auto server = ServerProcess::Start(options_);
    ASSERT_TRUE(server.ok()) << server.status();
    server_ = *std::move(server);
    auto client = Client::Connect(server_->address());
    ASSERT_TRUE(client.ok()) << client.status();
    client_ = *std::move(client);
  }

  // How the server ended on `signal`.
  ServerProcess::End Stop(int signal) {
    server_->Send(signal);
    ServerProcess::End end = server_->Wait();
    server_.reset();
    return end;
  }

  // Stops the server as an operator does. The client goes first: one without a
  // call looks only every five seconds whether the server wants to close.
  // With `left_log` on a full disk, where the log may not be merged.
  void StopInOrder(bool left_log = false) {
    client_.reset();
    const ServerProcess::End end = Stop(SIGTERM);
    const bool log_is_left =
        std::filesystem::exists(options_.database + "-wal") &&
        std::filesystem::file_size(options_.database + "-wal") > 0;
    EXPECT_EQ(end.exit_status, log_is_left ? 3 : 0) << end.errors;
    EXPECT_TRUE(left_log || !log_is_left);
  }

  // What the clients ask for and when the server is killed; RSU_SEED repeats a
  // run.
  static std::uint64_t Seed() {
    const char* given = std::getenv("RSU_SEED");
    const std::uint64_t seed = given == nullptr
                                   ? std::random_device()()
                                   : std::strtoull(given, nullptr, 10);
    std::printf("RSU_SEED=%llu\n", static_cast<unsigned long long>(seed));
    return seed;
  }

  const std::vector<SampleHousehold> samples_;
  ServerProcess::Options options_;
  std::unique_ptr<ServerProcess> server_;
  std::unique_ptr<Client> client_;
};

}  // namespace crash

#endif  // TESTS_CRASH_REGISTER_FIXTURE_H_
