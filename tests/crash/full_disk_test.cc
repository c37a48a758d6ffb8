// A disk that is full: errors for answers, and nothing half stored.

#include <filesystem>

#include "tests/crash/register_fixture.h"
#include "tests/crash/store_check.h"
#include "tests/crash/workload.h"

namespace crash {
namespace {

constexpr std::uint64_t kRoomBytes = 1 << 20;

using FullDiskTest = RegisterFixture;

TEST_F(FullDiskTest, CallsFailAndNothingIsLostOrHalfStored) {
  const std::uint64_t seed = Seed();
  Workload workload(seed, &samples_);
  StartServer();  // makes the tables while there is room
  ASSERT_FALSE(HasFatalFailure());
  StopInOrder();

  options_.file_size_limit =
      std::filesystem::file_size(options_.database) + kRoomBytes;
  StartServer();
  ASSERT_FALSE(HasFatalFailure());
  // Every client goes on until it gets an error; none of them stays without an
  // answer.
  ASSERT_EQ(workload.RunUntilErrors(*client_,
                                    [](std::atomic<bool>& error_expected) {
                                      error_expected = true;
                                    }),
            absl::OkStatus());
  EXPECT_GT(workload.acknowledged(), 0u);
  // Still full: no number, and the error says so.
  rsu::idcs::v1::BatchIssueIdentifiersRequest large;
  large.set_kind(rsu::idcs::v1::HolderKind::PERSON);
  large.set_count(100'000);
  const absl::Status refused = IssueBatch(large).send(*client_).status();
  EXPECT_TRUE(refused.code() == absl::StatusCode::kUnavailable ||
              refused.code() == absl::StatusCode::kResourceExhausted)
      << refused;
  StopInOrder(/*left_log=*/true);
  ASSERT_EQ(CheckStoreIsWhole(options_.database).status(), absl::OkStatus());

  options_.file_size_limit = 0;
  StartServer();
  ASSERT_FALSE(HasFatalFailure());
  ASSERT_EQ(workload.Settle(*client_), absl::OkStatus());
  ASSERT_EQ(workload.ConfirmAll(*client_), absl::OkStatus());
  StopInOrder();
  const auto ledger = CheckStoreIsWhole(options_.database);
  ASSERT_TRUE(ledger.ok()) << ledger.status();
  EXPECT_EQ(static_cast<std::size_t>(*ledger), workload.Numbers().size());
}

}  // namespace
}  // namespace crash
