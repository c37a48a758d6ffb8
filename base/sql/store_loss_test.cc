// What a store says that comes back with less than it had, under another clock,
// or whose file is taken away.

#include <atomic>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/bounded_queue.h"
#include "base/sql/sqlite/store_loss_fixture.h"
#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::sql {
namespace {

using ::testing::HasSubstr;

TEST_F(StoreLossTest, AKilledStoreWithItsLogIsWhole) {
  const Files killed = KilledStore();
  Put(path_, killed);
  const auto database = Open(path_);
  ASSERT_TRUE(database.ok()) << database.status();
  EXPECT_EQ(Count(**database, kCount), 17);
}

TEST_F(StoreLossTest, AMissingLogIsRefusedAndNothingIsChanged) {
  Files killed = KilledStore();
  const std::string log = killed.log;
  killed.log.clear();
  Put(path_, killed);
  for (int i = 0; i < 2; ++i) {
    const absl::Status status = Open(path_).status();
    EXPECT_THAT(status, HasReason("LOG_MISSING"));
    EXPECT_THAT(std::string(status.message()),
                HasSubstr("groups of writes that are missing: 7;"));
  }
  // Brought back, it is all there.
  WriteFile(path_ + "-wal", log);
  const auto database = Open(path_);
  ASSERT_TRUE(database.ok()) << database.status();
  EXPECT_EQ(Count(**database, kCount), 17);
}

// Either all that was answered is there, or the store is not opened: at every
// frame's end and the bytes beside it. cut_log_test has all lengths.
TEST_F(StoreLossTest, ALogCutBetweenFramesIsRefused) {
  const Files killed = KilledStore();
  ASSERT_GT(killed.log.size(), kLogHeader + 7 * kFrame);
  std::set<std::size_t> lengths;
  for (std::size_t end = kLogHeader; end < killed.log.size(); end += kFrame) {
    for (const std::size_t length :
         {end, end + 1, end + 24, end + kFrame - 1}) {
      if (length < killed.log.size()) lengths.insert(length);
    }
  }
  for (const std::size_t length : lengths) {
    Files cut = killed;
    cut.log.resize(length);
    Put(path_, cut);
    EXPECT_THAT(Open(path_).status(), HasReason("LOG_MISSING"))
        << length << " of " << killed.log.size();
  }
}

TEST_F(StoreLossTest, AChangedBitInTheLogIsRefused) {
  const Files killed = KilledStore();
  std::mt19937 random(7);
  for (int i = 0; i < 20; ++i) {
    Files changed = killed;
    const std::size_t byte = random() % changed.log.size();
    changed.log[byte] = static_cast<char>(changed.log[byte] ^ 16);
    Put(path_, changed);
    const auto database = Open(path_);
    if (!database.ok()) continue;
    EXPECT_EQ(Count(**database, kCount), 17) << byte;
  }
}

TEST_F(StoreLossTest, AnOlderCopyIsRefusedUntilTheLossIsAccepted) {
  {
    const auto database = Open(path_).value();
    ASSERT_TRUE(Insert(*database, 3).ok());
  }
  const Files backup = Take(path_);
  {
    const auto database = Open(path_).value();
    ASSERT_TRUE(Insert(*database, 4).ok());
  }
  WriteFile(path_, backup.database);
  EXPECT_THAT(Open(path_).status(), HasReason("LOG_MISSING"));
  Database::Options options;
  options.accept_loss = true;
  {
    const auto database = Open(path_, options);
    ASSERT_TRUE(database.ok()) << database.status();
    EXPECT_EQ(Count(**database, kCount), 3);
    EXPECT_EQ(Count(**database,
                    "SELECT noted_group_sequence - found_group_sequence "
                    "FROM store_loss"),
              4);
  }
  // From then on it is the store.
  const auto database = Open(path_);
  ASSERT_TRUE(database.ok()) << database.status();
}

// A copy that others wrote to, in the place of the store: it holds fewer groups
// and learned the last one later than the last that was noted.
TEST_F(StoreLossTest, ACopyThatWentItsOwnWayIsRefusedAsAnotherStore) {
  {
    const auto database = Open(path_).value();
    ASSERT_TRUE(Insert(*database, 3).ok());
  }
  const std::string copied = ReadFile(path_);
  {
    const auto database = Open(path_).value();
    ASSERT_TRUE(Insert(*database, 2).ok());
  }
  const std::string mark = ReadFile(path_ + ".mark");
  clock_.Set(kStart + 3'600'000'000);
  const std::string elsewhere = NewPath("elsewhere");
  WriteFile(elsewhere, copied);
  {
    const auto database = Open(elsewhere).value();
    ASSERT_TRUE(Insert(*database, 1).ok());
  }
  Put(path_, {ReadFile(elsewhere), "", mark});
  const absl::Status status = Open(path_).status();
  EXPECT_THAT(status, HasReason("OTHER_STORE"));
  EXPECT_THAT(std::string(status.message()),
              HasSubstr("in it: 4, learned up to 2024-10-04T01:00:00Z; "
                        "noted: 5, learned up to 2024-10-04T00:00:00Z"));
  // The copy as it was made is an earlier state.
  Put(path_, {copied, "", mark});
  EXPECT_THAT(Open(path_).status(), HasReason("LOG_MISSING"));
}

TEST_F(StoreLossTest, AnotherStoreInItsPlaceIsRefused) {
  {
    const auto database = Open(path_).value();
    ASSERT_TRUE(Insert(*database, 1).ok());
  }
  const std::string other = NewPath("other");
  {
    const auto database = Open(other).value();
    ASSERT_TRUE(Insert(*database, 5).ok());
  }
  WriteFile(path_, ReadFile(other));
  EXPECT_THAT(Open(path_).status(), HasReason("OTHER_STORE"));
}

TEST_F(StoreLossTest, ADatabaseThatIsGoneIsNotBegunAnewWithoutAWord) {
  {
    const auto database = Open(path_).value();
    ASSERT_TRUE(Insert(*database, 1).ok());
  }
  std::filesystem::remove(path_);
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(Open(path_).status().code(),
              absl::StatusCode::kFailedPrecondition);
    EXPECT_FALSE(std::filesystem::exists(path_));
  }
  Database::Options options;
  options.accept_loss = true;
  EXPECT_TRUE(Open(path_, options).ok());
}

TEST_F(StoreLossTest, ACopyWithoutAMarkIsOpened) {
  {
    const auto database = Open(path_).value();
    ASSERT_TRUE(Insert(*database, 3).ok());
  }
  const std::string elsewhere = NewPath("elsewhere");
  WriteFile(elsewhere, ReadFile(path_));
  std::vector<std::string> said;
  const auto say = [&said](const std::string& line) { said.push_back(line); };
  ASSERT_TRUE(SqliteDriver(elsewhere, say).ok());
  EXPECT_THAT(said, testing::ElementsAre(testing::HasSubstr(
                        ".mark is not there, as after a copy")));
  const auto database = Open(elsewhere);
  ASSERT_TRUE(database.ok()) << database.status();
  EXPECT_EQ(Count(**database, kCount), 3);
  EXPECT_TRUE(std::filesystem::exists(elsewhere + ".mark"));
}

TEST_F(StoreLossTest, AfterADeletedFileNoWriteIsAnsweredOk) {
  const auto database = Open(path_).value();
  BoundedQueue<absl::Status> told(10);
  database->Listen([&told](const absl::Status& status) {
    absl::Status copy = status;
    told.TryPush(copy);
  });
  ASSERT_TRUE(Insert(*database, 1).ok());
  std::filesystem::rename(path_, path_ + ".moved");
  EXPECT_THAT(Insert(*database, 1), HasReason("STORAGE_REPLACED"));
  EXPECT_THAT(told.PopUpTo(1).front(), HasReason("STORAGE_REPLACED"));
  EXPECT_EQ(Count(*database, kCount), 1);
  WriteFile(path_, "another file");
  EXPECT_THAT(Insert(*database, 1), HasReason("STORAGE_REPLACED"));
  std::filesystem::rename(path_ + ".moved", path_);
  EXPECT_TRUE(Insert(*database, 1).ok());
  EXPECT_TRUE(told.PopUpTo(1).front().ok());
  EXPECT_EQ(Count(*database, kCount), 2);
}

TEST_F(StoreLossTest, AfterADeletedLogNoWriteIsAnsweredOk) {
  {
    const auto database = Open(path_).value();
    ASSERT_TRUE(Insert(*database, 1).ok());
    std::filesystem::remove(path_ + "-wal");
    EXPECT_THAT(Insert(*database, 1), HasReason("STORAGE_REPLACED"));
    EXPECT_EQ(Count(*database, kCount), 1);
  }
  // What was answered was still in the open file when the store was closed.
  const auto database = Open(path_);
  ASSERT_TRUE(database.ok()) << database.status();
  EXPECT_EQ(Count(**database, kCount), 1);
}

TEST_F(StoreLossTest, AfterJunkInTheFileNoWriteIsAnsweredOk) {
  const auto database = Open(path_).value();
  ASSERT_TRUE(Insert(*database, 1).ok());
  BoundedQueue<absl::Status> told(10);
  database->Listen([&told](const absl::Status& status) {
    absl::Status copy = status;
    told.TryPush(copy);
  });
  std::fstream(path_, std::ios::in | std::ios::out | std::ios::binary)
      << std::string(8192, 'j');
  EXPECT_THAT(told.PopUpTo(1).front(), HasReason("STORAGE_DAMAGED"));
  EXPECT_THAT(Insert(*database, 1), HasReason("STORAGE_DAMAGED"));
}

class DamagedPageTest : public StoreLossTest {
 protected:
  // Twenty thousand numbers, and damage in one of their pages.
  void FillAndDamageAPage() {
    {
      const auto database = Open(path_).value();
      ASSERT_TRUE(database
                      ->WriteAndWait([](WriteSession& session) {
                        return session
                            .Execute(
                                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL "
                                "SELECT i + 1 FROM n WHERE i < 20000) "
                                "INSERT INTO number SELECT i FROM n",
                                {})
                            .status();
                      })
                      .ok());
    }
    std::fstream file(path_, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(20 * 4096 + 2000);
    file << "damage";
  }

  // Meets the damage.
  static absl::Status ReadAll(WriteSession& session) {
    return session.Query("SELECT number + 1 FROM number", {},
                         [](const Row&) { return absl::OkStatus(); });
  }
};

// A damaged page undoes the transaction of a whole group; only the write that
// met it fails.
TEST_F(DamagedPageTest, AWriteThatMeetsADamagedPageFailsAlone) {
  FillAndDamageAPage();
  const auto database = Open(path_).value();
  const auto insert = [](WriteSession& session) {
    return session.Execute("INSERT INTO number DEFAULT VALUES", {}).status();
  };
  BoundedQueue<std::pair<int, absl::Status>> answers(10);
  // The first write keeps the writer busy until the others are queued, so that
  // they make one group.
  std::atomic<bool> begun{false};
  std::atomic<bool> queued{false};
  database->Write(
      [&](WriteSession&) {
        begun = true;
        while (!queued) std::this_thread::yield();
        return absl::OkStatus();
      },
      [](const absl::Status&) {});
  while (!begun) std::this_thread::yield();
  for (int i = 0; i < 4; ++i) {
    const Database::Done done = [&answers, i](const absl::Status& status) {
      std::pair<int, absl::Status> answer(i, status);
      answers.TryPush(answer);
    };
    if (i % 2 == 0) {
      database->Write(insert, done);
    } else {
      database->Write(ReadAll, done);
    }
  }
  queued = true;
  for (int i = 0; i < 4; ++i) {
    const auto [index, status] = answers.PopUpTo(1).front();
    if (index % 2 == 0) {
      EXPECT_TRUE(status.ok()) << status;
    } else {
      EXPECT_THAT(status, HasReason("STORAGE_DAMAGED"));
    }
  }
  EXPECT_EQ(Count(*database, "SELECT max(number) FROM number"), 20'002);
}

// Nor is anything stored of a write that goes on after it met damage.
TEST_F(DamagedPageTest, AWriteThatGoesOnAfterDamageStoresNothing) {
  FillAndDamageAPage();
  const auto database = Open(path_).value();
  const absl::Status status = database->WriteAndWait([](WriteSession& session) {
    ReadAll(session).IgnoreError();
    EXPECT_FALSE(session.Execute("INSERT INTO number DEFAULT VALUES", {}).ok());
    return absl::OkStatus();
  });
  EXPECT_THAT(status, HasReason("STORAGE_DAMAGED"));
  EXPECT_EQ(Count(*database, "SELECT max(number) FROM number"), 20'000);
}

TEST_F(StoreLossTest, AClockThatIsSetYearsAheadWritesNothing) {
  const auto database = Open(path_).value();
  clock_.Jump(kStart + 400 * kDayUs);
  EXPECT_THAT(Insert(*database, 1), HasReason("CLOCK_JUMPED"));
  clock_.Jump(kStart + 5);
  ASSERT_TRUE(Insert(*database, 1).ok());
  EXPECT_LT(Count(*database, "SELECT known_at_us FROM store_state"),
            kStart + 100);
}

// Health follows it before anybody writes. Two hours are the largest step.
TEST_F(StoreLossTest, AClockThatIsSetAheadIsToldBeforeAWriteIsRefused) {
  const auto database = Open(path_).value();
  BoundedQueue<absl::Status> told(10);
  database->Listen([&told](const absl::Status& status) {
    absl::Status copy = status;
    told.TryPush(copy);
  });
  constexpr std::int64_t kHourUs = kDayUs / 24;
  clock_.Jump(kStart + 2 * kHourUs + 1);
  EXPECT_THAT(told.PopUpTo(1).front(), HasReason("CLOCK_JUMPED"));
  clock_.Jump(kStart + 2 * kHourUs);
  EXPECT_TRUE(told.PopUpTo(1).front().ok());
  // Back is no step ahead, and what was written stays behind what will be.
  clock_.Jump(kStart - kDayUs);
  ASSERT_TRUE(Insert(*database, 1).ok());
  // Nothing was told of the two: this is the next.
  clock_.Jump(kStart + kDayUs);
  EXPECT_THAT(told.PopUpTo(1).front(), HasReason("CLOCK_JUMPED"));
}

TEST_F(StoreLossTest, AClockFarBeyondTheLastWriteIsRefusedAtTheStart) {
  Database::Options options;
  options.largest_gap_us = 30 * kDayUs;
  {
    const auto database = Open(path_, options).value();
    ASSERT_TRUE(Insert(*database, 1).ok());
  }
  // The last moment is one microsecond after that of the write.
  clock_.Set(kStart + 1 + 30 * kDayUs);
  ASSERT_TRUE(Open(path_, options).ok());
  clock_.Set(kStart + 1 + 30 * kDayUs + 1);
  EXPECT_THAT(Open(path_, options).status(), HasReason("CLOCK_JUMPED"));
  options.largest_gap_us = 31 * kDayUs;
  EXPECT_TRUE(Open(path_, options).ok());
}

}  // namespace
}  // namespace base::sql
