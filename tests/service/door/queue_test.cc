// A register that cannot keep up says so, and does nothing that it did not
// promise. The store's threads are held so that the queues fill.

#include <future>
#include <set>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "base/sql/database.h"
#include "gtest/gtest.h"
#include "tests/fixtures/hold.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::idcs::v1;
using base::sql::Database;

v1::IssueIdentifierRequest Issue(const std::string& request_id) {
  v1::IssueIdentifierRequest request;
  request.set_kind(v1::HolderKind::PERSON);
  request.set_request_id(request_id);
  return request;
}

void ExpectQueueFull(const absl::Status& status) {
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(ReasonOf(status), "QUEUE_FULL");
  EXPECT_GT(base::DetailOf(status).retry_delay_ms, 0);  // RetryInfo
}

Database::Options OneOfEach() {
  Database::Options options;
  options.readers = 1;
  options.write_queue = 1;
  options.read_queue = 1;
  return options;
}

TEST(QueueTest, AWriteThatFindsTheQueueFullIsRefusedWithADelay) {
  std::promise<absl::Status> queued;  // outlives the store's threads
  Register full(OneOfEach());
  RegisterClient client(full.channel());
  Hold hold(full.database(), /*writer=*/true);
  full.database().Write(
      [](base::sql::WriteSession&) { return absl::OkStatus(); },
      [&queued](const absl::Status& status) { queued.set_value(status); });
  ExpectQueueFull(client.Call(Issue(RequestId(1))).status);
  hold.Release();
  EXPECT_TRUE(queued.get_future().get().ok());
  // The same request again is as good as the first.
  const auto again = client.Call(Issue(RequestId(1)));
  EXPECT_TRUE(again.ok()) << again.status;
  EXPECT_FALSE(again.repeated);
}

TEST(QueueTest, AReadThatFindsTheQueueFullIsRefusedWithADelay) {
  std::promise<absl::Status> queued;  // outlives the store's threads
  Register full(OneOfEach());
  RegisterClient client(full.channel());
  Hold hold(full.database(), /*writer=*/false);
  // The place may be taken already: jobs look for what there is to do.
  full.database().Read(
      [](base::sql::Session&) { return absl::OkStatus(); },
      [&queued](const absl::Status& status) { queued.set_value(status); });
  rsu::registry::v1::GetPersonRequest get;
  get.set_name("people/2013023805");
  ExpectQueueFull(client.Call(get).status);
  hold.Release();
  const absl::Status status = queued.get_future().get();
  if (!status.ok()) ExpectQueueFull(status);
  absl::Status found;
  do {
    found = client.Call(get).status;
  } while (found.code() == absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(found.code(), absl::StatusCode::kNotFound);
}

TEST(QueueTest, ACallNotBegunBeforeItsDeadlineIsNotDone) {
  // By the store's clock, ten minutes passed before it took the call.
  base::FakeClock clock(base::SystemClock().NowMicros() + 600'000'000);
  Register late({}, &clock);
  RegisterClient client(late.channel());
  for (const bool deadlines : {true, false}) {  // a minute; 30 s if none given
    client.set_deadlines(deadlines);
    const absl::Status status = client.Call(Issue(RequestId(1))).status;
    EXPECT_EQ(status.code(), absl::StatusCode::kDeadlineExceeded);
    EXPECT_EQ(ReasonOf(status), "NOT_BEGUN_IN_TIME");
  }
  clock.Set(base::SystemClock().NowMicros());
  const auto again = client.Call(Issue(RequestId(1)));
  EXPECT_TRUE(again.ok()) << again.status;
  EXPECT_FALSE(again.repeated);
}

TEST(QueueTest, ManyClientsAtOnceAreAllAnsweredWithDistinctNumbers) {
  Register busy;
  std::vector<std::future<std::vector<std::string>>> callers;
  for (int caller = 0; caller < 8; ++caller) {
    callers.push_back(std::async(std::launch::async, [&busy] {
      RegisterClient client(busy.channel());
      std::vector<std::string> numbers;
      for (int i = 0; i < 50; ++i) {
        numbers.push_back(client.Call(Issue("")).reply.number());
      }
      return numbers;
    }));
  }
  std::set<std::string> distinct;
  for (auto& caller : callers) {
    for (const std::string& number : caller.get()) distinct.insert(number);
  }
  EXPECT_EQ(distinct.size(), 400u);
  EXPECT_EQ(distinct.count(""), 0u);
}

// Of each kind of question one, of which the answer does not matter, only that
// there is one.
template <typename Request>
void ExpectAnswered(RegisterClient& client, const Request& request) {
  const absl::Status status = client.Call(request).status;
  EXPECT_TRUE(status.ok() || status.code() == absl::StatusCode::kNotFound)
      << request.GetTypeName() << ": " << status;
}

rsu::eligibility::v1::CheckEligibilityRequest Check() {
  rsu::eligibility::v1::CheckEligibilityRequest request;
  request.set_idcs("2013023805");
  request.set_as_of("2026-01-01");
  return request;
}

TEST(QueueTest, ShortQuestionsDoNotWaitForLongOnes) {
  Database::Options options;
  options.readers = 1;
  Register held(options);
  RegisterClient client(held.channel());
  Hold hold(held.database(), /*writer=*/false, Database::Lane::kLong);
  ExpectAnswered(client, Check());
  rsu::registry::v1::GetPersonRequest person;
  person.set_name("people/2013023805");
  ExpectAnswered(client, person);
  rsu::scoring::v1::GetScoreRequest score;
  score.set_name("households/2013023805");
  ExpectAnswered(client, score);
  hold.Release();
}

TEST(QueueTest, LongQuestionsHaveReadersOfTheirOwn) {
  Database::Options options;
  options.readers = 1;
  Register held(options);
  RegisterClient client(held.channel());
  Hold hold(held.database(), /*writer=*/false, Database::Lane::kShort);
  rsu::scoring::v1::ExplainThresholdsRequest thresholds;
  thresholds.set_name("households/2013023805");
  thresholds.set_as_of("2026-01-01");
  ExpectAnswered(client, thresholds);
  ExpectAnswered(client, rsu::scoring::v1::ListScoresRequest());
  rsu::eligibility::v1::BatchCheckEligibilityRequest batch;
  batch.add_idcs("2013023805");
  batch.set_as_of("2026-01-01");
  ExpectAnswered(client, batch);
  rsu::eligibility::v1::ListBeneficiariesRequest list;
  list.set_programme("amo-tadamon");
  list.set_as_of("2026-01-01");
  ExpectAnswered(client, list);
  ExpectAnswered(client, rsu::registry::v1::ListRegistrationReviewsRequest());
  ExpectAnswered(client, rsu::idcs::v1::GetNumberSpaceRequest());
  hold.Release();
}

}  // namespace
}  // namespace rpc_test
