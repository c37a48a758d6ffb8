// What a store that runs does about its files when somebody else changes them.

#include <atomic>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <thread>

#include "base/bounded_queue.h"
#include "base/sql/sqlite/store_loss_fixture.h"
#include "base/status_matchers.h"
#include "gtest/gtest.h"

namespace base::sql {
namespace {

// A store that runs, whose files somebody changes.
class TouchedStoreTest : public StoreLossTest {
 protected:
  // Numbers in the file, and more in its log.
  void Run() {
    {
      const auto first = Open(path_).value();
      ASSERT_TRUE(Insert(*first, 10).ok());
    }
    database_ = Open(path_).value();
    ASSERT_TRUE(Insert(*database_, 7).ok());
    database_->Listen([this](const absl::Status& status) {
      absl::Status copy = status;
      told_.TryPush(copy);
    });
  }

  // Says what the watch tells, and what a write is answered.
  void ExpectDamage() {
    EXPECT_THAT(told_.PopUpTo(1).front(), HasReason("STORAGE_DAMAGED"));
    EXPECT_THAT(Insert(*database_, 1), HasReason("STORAGE_DAMAGED"));
  }

  std::string log() const { return path_ + "-wal"; }

  BoundedQueue<absl::Status> told_{10};
  std::unique_ptr<Database> database_;
};

// Neither answered OK, nor merged into the file, and told at the next start.
TEST_F(TouchedStoreTest, ALogThatIsCutOffIsNotWrittenAndNotMerged) {
  for (const std::size_t length :
       {std::size_t{0}, kLogHeader - 1, kLogHeader, kLogHeader + kFrame,
        kLogHeader + 5 * kFrame + 100}) {
    SCOPED_TRACE(length);
    DeleteStore(path_);
    Run();
    const Files before = Take(path_);
    ASSERT_GT(before.log.size(), length);
    std::filesystem::resize_file(log(), length);
    ExpectDamage();
    database_.reset();
    EXPECT_TRUE(ReadFile(path_) == before.database);
    EXPECT_TRUE(ReadFile(log()) == before.log.substr(0, length));
    EXPECT_THAT(Open(path_).status(), HasReason("LOG_MISSING"));
    // Brought back, it is all there.
    WriteFile(log(), before.log);
    EXPECT_EQ(Count(*Open(path_).value(), kCount), 17);
  }
}

TEST_F(TouchedStoreTest, ALogThatIsCutOffBeforeAWriteAnswersItNotOk) {
  Run();
  std::filesystem::resize_file(log(), kLogHeader + kFrame);
  EXPECT_THAT(Insert(*database_, 1), HasReason("STORAGE_DAMAGED"));
}

// While the writer works at the group; what comes after it would be behind a
// hole.
TEST_F(TouchedStoreTest, ALogThatIsCutOffDuringAWriteAnswersItNotOk) {
  Run();
  const absl::Status status =
      database_->WriteAndWait([this](WriteSession& session) {
        std::filesystem::resize_file(log(), kLogHeader + kFrame);
        return session.Execute("INSERT INTO number DEFAULT VALUES", {})
            .status();
      });
  EXPECT_THAT(status, HasReason("STORAGE_DAMAGED"));
  const std::string database = ReadFile(path_);
  database_.reset();
  EXPECT_TRUE(ReadFile(path_) == database);
  EXPECT_THAT(Open(path_).status(), HasReason("LOG_MISSING"));
}

TEST_F(TouchedStoreTest, ALogThatIsWrittenOverIsNotWrittenAndNotMerged) {
  const auto write_over = [this](std::size_t offset, const std::string& bytes) {
    std::fstream file(log(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(offset));
    file << bytes;
  };
  const std::function<void(const Files&)> changes[] = {
      [&](const Files&) { write_over(0, std::string(9000, 'j')); },
      [&](const Files&) { write_over(20, "j"); },
      [&](const Files& files) { write_over(files.log.size() - 200, "junk"); },
      [&](const Files& files) {
        write_over(files.log.size() - kFrame, "junk");
      },
      // A log of before, and of another store.
      [&](const Files&) { write_over(0, KilledStoreAt(NewPath("other")).log); },
  };
  for (const auto& change : changes) {
    DeleteStore(path_);
    Run();
    const Files before = Take(path_);
    change(before);
    ExpectDamage();
    database_.reset();
    EXPECT_TRUE(ReadFile(path_) == before.database);
    EXPECT_FALSE(Open(path_).ok());
  }
}

// What is changed within the log is met when the log is merged.
TEST_F(TouchedStoreTest, ALogWithADamagedFrameIsNotMerged) {
  Run();
  const Files before = Take(path_);
  {
    std::fstream file(log(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(kLogHeader + 3 * kFrame + 1000));
    file << "junk";
  }
  database_.reset();
  EXPECT_TRUE(ReadFile(path_) == before.database);
  EXPECT_THAT(Open(path_).status(), HasReason("LOG_MISSING"));
}

// And then nothing more is answered that could not be kept: a log is merged
// every 8,192 frames.
TEST_F(TouchedStoreTest, ALogWithADamagedFrameIsNotWrittenOnceThatIsMet) {
  Run();
  {
    std::fstream file(log(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(kLogHeader + 3 * kFrame + 1000));
    file << "junk";
  }
  EXPECT_THAT(Insert(*database_, 9'000), HasReason("STORAGE_DAMAGED"));
  EXPECT_THAT(told_.PopUpTo(1).front(), HasReason("STORAGE_DAMAGED"));
  database_.reset();
  EXPECT_THAT(Open(path_).status(), HasReason("LOG_MISSING"));
}

TEST_F(TouchedStoreTest, AnotherStoreInTheFileIsToldAndNotMergedInto) {
  const std::string other = NewPath("other");
  {
    const auto database = Open(other).value();
    ASSERT_TRUE(Insert(*database, 30).ok());
  }
  const std::string bytes = ReadFile(other);
  Run();
  WriteFile(path_, bytes);
  ExpectDamage();
  database_.reset();
  EXPECT_TRUE(ReadFile(path_) == bytes);
}

TEST_F(TouchedStoreTest, AFileThatIsCutOffIsToldAndNotMergedInto) {
  for (const std::size_t pages : {0, 1, 2}) {
    SCOPED_TRACE(pages);
    DeleteStore(path_);
    Run();
    std::filesystem::resize_file(path_, pages * 4096);
    ExpectDamage();
    database_.reset();
    EXPECT_EQ(std::filesystem::file_size(path_), pages * 4096);
  }
}

// Of the same store and the same length: what was merged last is not in it.
TEST_F(TouchedStoreTest, AnOlderCopyInTheFileIsTold) {
  Run();
  const std::string older = ReadFile(path_);
  // More than SQLite leaves in a log.
  while (ReadFile(path_) == older) {
    ASSERT_TRUE(database_
                    ->WriteAndWait([](WriteSession& session) {
                      return session
                          .Execute(
                              "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL "
                              "SELECT i + 1 FROM n WHERE i < 400000) "
                              "INSERT INTO number (number) SELECT 1000 + i + "
                              "(SELECT max(number) FROM number) FROM n",
                              {})
                          .status();
                    })
                    .ok());
  }
  const std::string newer = ReadFile(path_);
  WriteFile(path_, older + newer.substr(older.size()));
  ExpectDamage();
}

TEST_F(TouchedStoreTest, AMarkThatIsTakenAwayIsWrittenAgain) {
  Run();
  const std::string mark = ReadFile(path_ + ".mark");
  std::filesystem::remove(path_ + ".mark");
  while (ReadFile(path_ + ".mark").size() < mark.size()) {
    std::this_thread::yield();
  }
  WriteFile(path_ + ".mark", std::string(mark.size(), 'j'));
  while (ReadFile(path_ + ".mark").substr(0, 1) == "j") {
    std::this_thread::yield();
  }
  // As good as the one before: without its log the store is refused.
  Files files = Take(path_);
  files.log.clear();
  database_.reset();
  Put(path_, files);
  EXPECT_THAT(Open(path_).status(), HasReason("LOG_MISSING"));
}

// Whoever reads or writes just then is answered, or gets an error that passes;
// nothing that was answered OK is missing, and nobody is sent SIGBUS.
TEST_F(TouchedStoreTest, AnIndexThatIsCutOffIsMadeAgain) {
  Run();
  std::atomic<bool> stop{false};
  std::atomic<std::int64_t> written{17};
  std::atomic<int> answered{0};
  std::thread reader([&] {
    while (!stop) {
      const std::int64_t least = written;
      std::int64_t count = 0;
      const absl::Status status =
          database_->ReadAndWait([&count](Session& session) {
            return session.Query(kCount, {}, [&count](const Row& row) {
              count = row.Integer(0);
              return absl::OkStatus();
            });
          });
      if (status.ok()) {
        EXPECT_GE(count, least);
        ++answered;
      } else {
        EXPECT_TRUE(absl::IsUnavailable(status)) << status;
      }
    }
  });
  std::mt19937 random(11);
  int refused = 0;
  for (int i = 0; i < 300; ++i) {
    if (i % 3 == 0) {
      std::filesystem::resize_file(path_ + "-shm",
                                   i % 2 == 0 ? 0 : random() % 32'768);
    }
    const absl::Status status = Insert(*database_, 1);
    if (status.ok()) {
      ++written;
    } else {
      EXPECT_TRUE(absl::IsUnavailable(status)) << status;
      ++refused;
    }
  }
  while (answered < 50) std::this_thread::yield();
  stop = true;
  reader.join();
  EXPECT_GE(Count(*database_, kCount), written);
  EXPECT_LT(refused, 200);
  database_.reset();
  EXPECT_GE(Count(*Open(path_).value(), kCount), written);
}

}  // namespace
}  // namespace base::sql
