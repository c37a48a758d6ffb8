// When the server refuses to start, and how it stops.

#include <signal.h>

#include <thread>

#include "gmock/gmock.h"
#include "tests/crash/operation.h"
#include "tests/crash/register_fixture.h"
#include "tests/crash/store_check.h"

namespace crash {
namespace {

using ::testing::HasSubstr;

using StartAndStopTest = RegisterFixture;

TEST_F(StartAndStopTest, ASecondServerOnTheDatabaseIsRefused) {
  StartServer();
  ASSERT_FALSE(HasFatalFailure());
  const auto second = ServerProcess::RunToEnd(options_);
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_EQ(second->exit_status, 1);
  EXPECT_THAT(second->errors, HasSubstr(options_.database));
  EXPECT_THAT(second->errors,
              HasSubstr(absl::StrCat("process ", server_->pid())));
  StopInOrder();
}

TEST_F(StartAndStopTest, ASecondServerOnThePortIsRefused) {
  StartServer();
  ASSERT_FALSE(HasFatalFailure());
  ServerProcess::Options other = options_;
  other.database += ".other";
  other.listen = server_->address();
  const auto second = ServerProcess::RunToEnd(other);
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_EQ(second->exit_status, 1);
  EXPECT_THAT(second->errors, HasSubstr(other.listen));
  EXPECT_THAT(second->errors, HasSubstr("another program listens there"));
}

TEST_F(StartAndStopTest, RunningCallsAreAnsweredBeforeTheServerStops) {
  constexpr int kCalls = 2;
  constexpr int kNumbers = 30'000;
  StartServer();
  ASSERT_FALSE(HasFatalFailure());
  rsu::idcs::v1::BatchIssueIdentifiersRequest request;
  request.set_kind(rsu::idcs::v1::HolderKind::PERSON);
  request.set_count(kNumbers);
  const Operation batch = IssueBatch(request);
  std::vector<absl::Status> statuses(kCalls, absl::UnknownError("no answer"));
  std::vector<std::thread> callers;
  for (std::size_t i = 0; i < kCalls; ++i) {
    callers.emplace_back(
        [&, i] { statuses[i] = batch.send(*client_).status(); });
  }
  // A call that comes after another on the connection is read after it.
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  ASSERT_TRUE(Call(*client_->identifiers,
                   &rsu::idcs::v1::IdentifierService::Stub::CheckIdentifier,
                   rsu::idcs::v1::CheckIdentifierRequest())
                  .ok());
  const ServerProcess::End end = Stop(SIGTERM);
  EXPECT_EQ(end.exit_status, 0) << end.errors;
  for (std::thread& caller : callers) caller.join();
  for (const absl::Status& status : statuses) {
    EXPECT_EQ(status, absl::OkStatus());
  }
  const auto ledger = CheckStoreIsWhole(options_.database);
  ASSERT_TRUE(ledger.ok()) << ledger.status();
  EXPECT_EQ(*ledger, kCalls * kNumbers);
}

}  // namespace
}  // namespace crash
