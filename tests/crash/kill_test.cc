// What a server acknowledged outlives it, however it ends.

#include <signal.h>

#include <chrono>
#include <random>
#include <set>
#include <thread>

#include "tests/crash/register_fixture.h"
#include "tests/crash/store_check.h"
#include "tests/crash/workload.h"

namespace crash {
namespace {

constexpr int kKills = 20;
constexpr std::uint64_t kLongestRunMs = 300;

using KillTest = RegisterFixture;

TEST_F(KillTest, NothingAcknowledgedIsLostAndNothingIsHalfThere) {
  const std::uint64_t seed = Seed();
  std::mt19937_64 random(seed);
  Workload workload(seed, &samples_);
  for (int kill = 0; kill < kKills; ++kill) {
    SCOPED_TRACE(absl::StrCat("seed ", seed, ", kill ", kill));
    StartServer();
    ASSERT_FALSE(HasFatalFailure());
    // Of the round before: what was left open, and what was acknowledged.
    ASSERT_EQ(workload.Settle(*client_), absl::OkStatus());
    ASSERT_EQ(workload.ConfirmNew(*client_), absl::OkStatus());
    const auto run = std::chrono::milliseconds(random() % kLongestRunMs);
    ASSERT_EQ(workload.RunUntilErrors(*client_,
                                      [&](std::atomic<bool>& error_expected) {
                                        std::this_thread::sleep_for(run);
                                        error_expected = true;
                                        Stop(SIGKILL);
                                      }),
              absl::OkStatus());
    ASSERT_EQ(CheckStoreIsWhole(options_.database).status(), absl::OkStatus());
  }

  StartServer();
  ASSERT_FALSE(HasFatalFailure());
  ASSERT_EQ(workload.Settle(*client_), absl::OkStatus());
  ASSERT_EQ(workload.ConfirmAll(*client_), absl::OkStatus());
  StopInOrder();

  // By now every call was answered, so every number of the ledger is known, and
  // none to two.
  const std::vector<std::string> numbers = workload.Numbers();
  const std::set<std::string> distinct(numbers.begin(), numbers.end());
  EXPECT_EQ(distinct.size(), numbers.size());
  const auto ledger = CheckStoreIsWhole(options_.database);
  ASSERT_TRUE(ledger.ok()) << ledger.status();
  EXPECT_EQ(static_cast<std::size_t>(*ledger), numbers.size());
  EXPECT_GT(workload.acknowledged(), std::size_t{kKills});
  std::printf("%zu calls acknowledged, %zu numbers, %d kills\n",
              workload.acknowledged(), numbers.size(), kKills);
}

}  // namespace
}  // namespace crash
