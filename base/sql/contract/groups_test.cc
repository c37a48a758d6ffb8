// Groups of writes: what is stored, in which order, and what fails alone.

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "base/sql/contract/engine.h"
#include "base/sql/contract/held_writer.h"
#include "base/sql/database.h"
#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::sql {
namespace {

using ::testing::ElementsAre;

constexpr Migration kNumbers[] = {
    {1, "numbers",
     "CREATE TABLE number (number INTEGER PRIMARY KEY CHECK (number < 1000000),"
     " known_at_us INTEGER NOT NULL)"}};

constexpr char kInsert[] =
    "INSERT INTO number (number, known_at_us) VALUES ($1, $2)";

absl::Status Insert(WriteSession& session, std::int64_t number) {
  return session
      .Execute(kInsert,
               {Value::Integer(number), Value::Integer(session.known_at_us())})
      .status();
}

class DatabaseTest : public EngineTest {
 protected:
  DatabaseTest() : clock_(1'000'000), store_(NewStore()) { Reopen(); }

  void Reopen(Database::Options options = {}) {
    database_.reset();
    database_ = OpenDatabase(store_, &clock_, kNumbers, options);
  }

  std::vector<std::int64_t> Column(const char* sql) {
    std::vector<std::int64_t> numbers;
    const absl::Status status = database_->ReadAndWait([&](Session& session) {
      return session.Query(sql, {}, [&numbers](const Row& row) {
        numbers.push_back(row.Integer(0));
        return absl::OkStatus();
      });
    });
    EXPECT_TRUE(status.ok()) << status;
    return numbers;
  }

  std::vector<std::int64_t> Numbers() {
    return Column("SELECT number FROM number ORDER BY number");
  }

  void WithWriterHeld(const std::function<void()>& enqueue) {
    sql::WithWriterHeld(*database_, enqueue);
  }

  FakeClock clock_;
  const std::string store_;
  std::unique_ptr<Database> database_;
};
RSU_WITH_EVERY_ENGINE(DatabaseTest);

TEST_P(DatabaseTest, WhatWasAnsweredOkIsThereAfterReopening) {
  ASSERT_TRUE(database_
                  ->WriteAndWait(
                      [](WriteSession& session) { return Insert(session, 7); })
                  .ok());
  Reopen();
  EXPECT_THAT(Numbers(), ElementsAre(7));
}

TEST_P(DatabaseTest, AFailedWriteOfAGroupLeavesTheOthersIn) {
  std::vector<absl::Status> statuses(4, absl::UnknownError("not called"));
  WithWriterHeld([&] {
    for (std::size_t i = 0; i < 4; ++i) {
      database_->Write(
          [i](WriteSession& session) -> absl::Status {
            const absl::Status status =
                Insert(session, static_cast<std::int64_t>(i));
            if (!status.ok()) return status;
            // Fails after it has changed something.
            if (i == 1) return absl::AbortedError("second thoughts");
            // The store refuses this one.
            if (i == 2) return Insert(session, 1'000'000);
            return status;
          },
          [&statuses, i](const absl::Status& status) { statuses[i] = status; });
    }
  });
  ASSERT_TRUE(
      database_->WriteAndWait([](WriteSession&) { return absl::OkStatus(); })
          .ok());
  EXPECT_TRUE(statuses[0].ok()) << statuses[0];
  EXPECT_EQ(statuses[1].code(), absl::StatusCode::kAborted);
  EXPECT_EQ(statuses[2].code(), absl::StatusCode::kInternal);
  EXPECT_TRUE(statuses[3].ok()) << statuses[3];
  EXPECT_THAT(Numbers(), ElementsAre(0, 3));
}

TEST_P(DatabaseTest, EachWriteHasALaterMomentEvenWhenTheClockStepsBack) {
  for (const std::int64_t now_us : {5'000'000, 5'000'000, 4'000'000}) {
    clock_.Set(now_us);
    ASSERT_TRUE(database_
                    ->WriteAndWait([now_us](WriteSession& session) {
                      return Insert(session, session.known_at_us() % 1'000'000 +
                                                 (now_us == 4'000'000 ? 1 : 0));
                    })
                    .ok());
    Reopen();
  }
  const std::vector<std::int64_t> moments =
      Column("SELECT known_at_us FROM number ORDER BY known_at_us");
  ASSERT_EQ(moments.size(), 3u);
  EXPECT_EQ(moments[0], 5'000'000);
  EXPECT_LT(moments[0], moments[1]);
  EXPECT_LT(moments[1], moments[2]);
  ASSERT_TRUE(database_
                  ->ReadAndWait([&](Session& session) {
                    EXPECT_GE(LastKnownAt(session).value(), moments[2]);
                    return absl::OkStatus();
                  })
                  .ok());
}

TEST_P(DatabaseTest, AFullQueueIsSaidAtOnce) {
  Database::Options options;
  options.write_queue = 1;
  Reopen(options);
  absl::Status first = absl::UnknownError("not called");
  absl::Status second = absl::UnknownError("not called");
  WithWriterHeld([&] {
    const auto write = [](WriteSession&) { return absl::OkStatus(); };
    database_->Write(write, [&](const absl::Status& s) { first = s; });
    database_->Write(write, [&](const absl::Status& s) { second = s; });
    EXPECT_THAT(second, HasCode(absl::StatusCode::kResourceExhausted));
    EXPECT_THAT(second, HasReason("QUEUE_FULL"));
    EXPECT_GT(DetailOf(second).retry_delay_ms, 0);
  });
  database_.reset();
  EXPECT_TRUE(first.ok()) << first;
}

TEST_P(DatabaseTest, AWriteWhoseTimeIsUpIsNotBegun) {
  absl::Status late = absl::UnknownError("not called");
  absl::Status in_time = absl::UnknownError("not called");
  WithWriterHeld([&] {
    database_->Write([](WriteSession& session) { return Insert(session, 1); },
                     [&](const absl::Status& s) { late = s; }, 1'999'999);
    database_->Write([](WriteSession& session) { return Insert(session, 2); },
                     [&](const absl::Status& s) { in_time = s; }, 2'000'000);
    clock_.Set(2'000'000);
  });
  ASSERT_TRUE(
      database_->WriteAndWait([](WriteSession&) { return absl::OkStatus(); })
          .ok());
  EXPECT_EQ(late.code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_TRUE(in_time.ok()) << in_time;
  EXPECT_THAT(Numbers(), ElementsAre(2));
}

TEST_P(DatabaseTest, ManyThreadsLoseNothing) {
  constexpr int kThreads = 8;
  constexpr int kEach = 200;
  std::vector<std::thread> threads;
  std::atomic<int> stored{0};
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < kEach; ++i) {
        stored += database_
                          ->WriteAndWait([&](WriteSession& session) {
                            return Insert(session, t * kEach + i);
                          })
                          .ok()
                      ? 1
                      : 0;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(stored, kThreads * kEach);
  EXPECT_EQ(Numbers().size(), std::size_t{kThreads} * kEach);
}

}  // namespace
}  // namespace base::sql
