#include <sys/resource.h>

#include <csignal>
#include <string>

#include "absl/strings/str_cat.h"
#include "base/sql/sqlite/delete_store.h"
#include "base/sql/sqlite/digest_disk.h"
#include "base/sql/sqlite/digest_disk_fixture.h"
#include "base/sql/sqlite/page_digest.h"
#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::sql {
namespace {

using ::testing::HasSubstr;

TEST_F(DigestDiskTest, AChangedBitInTheLogIsFoundWhenItIsRead) {
  const std::string path = NewPath("log.db");
  const auto driver = OpenDriver(path);
  const auto writer = driver->OpenWriter().value();
  FillStore(*writer);
  const std::string log = path + "-wal";
  const std::string whole = ReadFile(log);
  ASSERT_GT(whole.size(), kLogHeader + 30 * kFrame);
  // The frames of the last transaction; those before may be written over.
  int refused = 0;
  for (std::size_t frame = 10; frame < 30; ++frame) {
    const std::size_t byte =
        kLogHeader + frame * kFrame + kFrameHeader + Below(kPage);
    FlipBit(log, byte, 3);
    const auto reader = driver->OpenReader().value();
    for (const char* sql : kBothWays) {
      const auto answer = ReadRows(*reader, sql);
      if (answer.ok()) {
        EXPECT_EQ(answer->size(), std::size_t{kRows} + 1);
      } else {
        EXPECT_TRUE(absl::IsDataLoss(answer.status())) << answer.status();
        ++refused;
      }
    }
    FlipBit(log, byte, 3);
  }
  EXPECT_GE(refused, 20);
}

// A cache of a few pages makes SQLite write pages of a transaction before its
// end, some of them several times, and make the sums of frames again.
TEST_F(DigestDiskTest, ALogOfLargeTransactionsIsFoundWholeAfterAKill) {
  const std::string path = NewPath("spilled.db");
  const auto driver = OpenDriver(path);
  const auto writer = driver->OpenWriter().value();
  FillStore(*writer);
  ASSERT_TRUE(writer->ExecuteScript("PRAGMA cache_size=8").ok());
  for (int round = 0; round < 20; ++round) {
    ASSERT_TRUE(writer->BeginWrite().ok());
    for (int i = 0; i < 100; ++i) {
      ASSERT_TRUE(writer->SetSavepoint().ok());
      const auto row = static_cast<std::int64_t>(Below(kRows) + 1);
      const std::string text =
          absl::StrCat("round ", round, " ", i, std::string(Below(900), 'y'));
      ASSERT_TRUE(writer
                      ->Execute("UPDATE note SET text = $2 WHERE id = $1",
                                {Value::Integer(row), Value::Text(text)})
                      .ok());
      if (Below(4) == 0) {
        ASSERT_TRUE(writer->RollbackToSavepoint().ok());
      }
      ASSERT_TRUE(writer->ReleaseSavepoint().ok());
    }
    if (Below(3) == 0) {
      writer->Rollback();
    } else {
      ASSERT_TRUE(writer->Commit().ok());
    }
  }
  const auto right = ReadRows(*writer, kBothWays[0]);
  ASSERT_TRUE(right.ok()) << right.status();

  const std::string copy = NewPath("spilled-copy.db");
  WriteFile(copy, ReadFile(path));
  WriteFile(copy + "-wal", ReadFile(path + "-wal"));
  const auto found = Answer(copy, kBothWays[0]);
  ASSERT_TRUE(found.ok()) << found.status();
  EXPECT_EQ(*found, *right);
  // By SQLite without this layer, which merges the log when it closes.
  const std::string plain = NewPath("spilled-plain.db");
  WriteFile(plain, ReadFile(path));
  WriteFile(plain + "-wal", ReadFile(path + "-wal"));
  sqlite3* handle = nullptr;
  ASSERT_EQ(sqlite3_open(plain.c_str(), &handle), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(handle, "SELECT count(*) FROM note", nullptr, nullptr,
                         nullptr),
            SQLITE_OK);
  ASSERT_EQ(sqlite3_close(handle), SQLITE_OK);
  ExpectWholePages(plain);
  const auto merged = Answer(plain, kBothWays[0]);
  ASSERT_TRUE(merged.ok()) << merged.status();
  EXPECT_EQ(*merged, *right);
}

// Frames of a transaction that was rolled back still waited to be written when
// another connection wrote in their place.
TEST_F(DigestDiskTest, WhatWaitsIsDroppedWhenATransactionIsRolledBack) {
  const std::string path = NewPath("two.db");
  const auto driver = OpenDriver(path);
  const auto first = driver->OpenWriter().value();
  FillStore(*first);
  ASSERT_TRUE(first->ExecuteScript("PRAGMA cache_size=8").ok());
  const auto second = driver->OpenWriter().value();
  const auto update = [](Connection& writer, int rows, char letter) {
    ASSERT_TRUE(writer.BeginWrite().ok());
    for (int id = 1; id <= rows; ++id) {
      ASSERT_TRUE(writer
                      .Execute("UPDATE note SET text = $2 WHERE id = $1",
                               {Value::Integer(id),
                                Value::Text(std::string(700, letter))})
                      .ok());
    }
  };
  for (int rows = 1; rows < kRows; rows += 7) {
    update(*first, rows, 'r');
    first->Rollback();
    update(*second, kRows - rows, rows % 2 == 0 ? 'e' : 'o');
    ASSERT_TRUE(second->Commit().ok());
    const auto right = ReadRows(*second, kBothWays[0]);
    ASSERT_TRUE(right.ok()) << rows << ": " << right.status();
    const auto read = ReadRows(*first, kBothWays[0]);
    ASSERT_TRUE(read.ok()) << rows << ": " << read.status();
    ASSERT_EQ(*read, *right) << rows;
  }
  const std::string copy = NewPath("two-copy.db");
  WriteFile(copy, ReadFile(path));
  WriteFile(copy + "-wal", ReadFile(path + "-wal"));
  EXPECT_EQ(Answer(copy, kBothWays[0]).value(),
            ReadRows(*second, kBothWays[0]).value());
}

// A transaction whose pages cannot all be written ends with an error, wherever
// the disk is full; nothing of it is in the store, now or after a kill.
TEST_F(DigestDiskTest, ATransactionThatTheDiskHasNoRoomForLeavesNothing) {
  const std::string path = NewPath("full.db");
  const auto driver = OpenDriver(path);
  const auto writer = driver->OpenWriter().value();
  FillStore(*writer);
  const auto right = ReadRows(*writer, kBothWays[0]).value();
  ASSERT_TRUE(writer->ExecuteScript("PRAGMA cache_size=8").ok());
  std::signal(SIGXFSZ, SIG_IGN);
  const auto log_size = ReadFile(path + "-wal").size();
  struct rlimit before {};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
  for (std::size_t room = 0; room < 100 * 4120; room += 3000) {
    struct rlimit full = before;
    full.rlim_cur = log_size + room;
    ASSERT_TRUE(writer->BeginWrite().ok());
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &full), 0);
    absl::Status status;
    for (int id = 1; id <= kRows && writer->InTransaction(); ++id) {
      status.Update(writer
                        ->Execute("UPDATE note SET text = $2 WHERE id = $1",
                                  {Value::Integer(id),
                                   Value::Text(std::string(700, 'z'))})
                        .status());
    }
    // The disk has room again before the transaction ends.
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &before), 0);
    ASSERT_FALSE(status.ok()) << room;
    if (writer->InTransaction() && writer->Commit().ok()) {
      ADD_FAILURE() << "committed " << room;
    }
    writer->Rollback();
    const std::string copy = NewPath("full-copy.db");
    WriteFile(copy, ReadFile(path));
    WriteFile(copy + "-wal", ReadFile(path + "-wal"));
    ASSERT_EQ(Answer(copy, kBothWays[0]).value(), right) << room;
    ASSERT_EQ(ReadRows(*writer, kBothWays[0]).value(), right) << room;
    DeleteStore(copy);
  }
}

TEST_F(DigestDiskTest, TheLogOfAnotherStoreIsRefused) {
  const std::string path = ClosedStore("own.db");
  const std::string other = NewPath("others.db");
  const auto driver = OpenDriver(other);
  const auto writer = driver->OpenWriter().value();
  FillStore(*writer);
  WriteFile(path + "-wal", ReadFile(other + "-wal"));
  const absl::Status status = Answer(path, kBothWays[0]).status();
  EXPECT_TRUE(absl::IsDataLoss(status)) << status;
  EXPECT_THAT(std::string(status.message()), HasSubstr("another database"));
}

}  // namespace
}  // namespace base::sql
