#include "base/sql/sqlite/digest_disk.h"

#include <sqlite3.h>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/sql/sqlite/delete_store.h"
#include "base/sql/sqlite/page_digest.h"
#include "base/sql/sqlite/sqlite.h"
#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::sql {
namespace {

using ::testing::HasSubstr;

constexpr std::size_t kPage = 4096;
constexpr std::size_t kFrameHeader = 24;
constexpr std::size_t kFrame = kPage + kFrameHeader;
constexpr std::size_t kLogHeader = 32;
constexpr int kRows = 600;

std::string NewPath(const std::string& name) {
  const std::string path = testing::TempDir() + "/" + name;
  DeleteStore(path);
  return path;
}

std::unique_ptr<Driver> OpenDriver(const std::string& path) {
  return SqliteDriver(path, [](const std::string&) {}).value();
}

std::string TextOf(int row) {
  return absl::StrCat("row ", row, std::string(100 + row % 7, 'x'));
}

// A table with an index and, in one row, a text of many pages.
void FillStore(Connection& writer) {
  ASSERT_TRUE(writer
                  .ExecuteScript("CREATE TABLE note (id INTEGER PRIMARY KEY, "
                                 "text TEXT NOT NULL) STRICT;"
                                 "CREATE INDEX note_text ON note (text);")
                  .ok());
  ASSERT_TRUE(writer.SetSchemaVersion(1).ok());
  ASSERT_TRUE(writer.BeginWrite().ok());
  for (int i = 1; i <= kRows; ++i) {
    const std::string text = TextOf(i);
    ASSERT_TRUE(writer
                    .Execute("INSERT INTO note (id, text) VALUES ($1, $2)",
                             {Value::Integer(i), Value::Text(text)})
                    .ok());
  }
  const std::string large(5 * kPage, 'L');
  ASSERT_TRUE(writer
                  .Execute("INSERT INTO note (id, text) VALUES ($1, $2)",
                           {Value::Integer(kRows + 1), Value::Text(large)})
                  .ok());
  ASSERT_TRUE(writer.Commit().ok());
}

using Rows = std::vector<std::pair<std::int64_t, std::string>>;

absl::StatusOr<Rows> ReadRows(Session& session, const char* sql) {
  Rows rows;
  const absl::Status status = session.Query(sql, {}, [&rows](const Row& row) {
    rows.emplace_back(row.Integer(0), row.Text(1));
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return rows;
}

// By the table, and by the index.
constexpr const char* kBothWays[] = {
    "SELECT id, text FROM note ORDER BY id",
    "SELECT id, text FROM note INDEXED BY note_text WHERE text >= '' "
    "ORDER BY text"};

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

void WriteFile(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

void FlipBit(const std::string& path, std::size_t byte, int bit) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekg(static_cast<std::streamoff>(byte));
  const auto was = static_cast<char>(file.get());
  file.seekp(static_cast<std::streamoff>(byte));
  file.put(static_cast<char>(was ^ (1 << bit)));
}

// A store that was closed in order.
std::string ClosedStore(const std::string& name) {
  const std::string path = NewPath(name);
  const auto driver = OpenDriver(path);
  const auto writer = driver->OpenWriter().value();
  FillStore(*writer);
  driver->Note({1, 1});
  EXPECT_TRUE(writer->ExecuteScript("PRAGMA wal_checkpoint(TRUNCATE)").ok());
  return path;
}

// What the store answers: rows, or the error that it gives instead.
absl::StatusOr<Rows> Answer(const std::string& path, const char* sql) {
  auto driver = SqliteDriver(path, [](const std::string&) {});
  if (!driver.ok()) return driver.status();
  auto writer = (*driver)->OpenWriter();
  if (!writer.ok()) return writer.status();
  return ReadRows(**writer, sql);
}

void ExpectWholePages(const std::string& path) {
  const std::string bytes = ReadFile(path);
  const std::uint64_t store = StoreOfPage(bytes.data(), kPage);
  ASSERT_EQ(bytes.size() % kPage, 0u);
  for (std::size_t i = 0; i < bytes.size() / kPage; ++i) {
    EXPECT_TRUE(PageIsWhole(bytes.data() + i * kPage, kPage,
                            static_cast<std::uint32_t>(i + 1), store))
        << "page " << i + 1;
  }
}

class SeededTest : public testing::Test {
 protected:
  SeededTest() : seed_(std::random_device()()), random_(seed_) {
    RecordProperty("seed", static_cast<int>(seed_));
  }
  ~SeededTest() override {
    if (HasFailure()) std::printf("seed %u\n", seed_);
  }
  std::size_t Below(std::size_t end) { return random_() % end; }

  const unsigned seed_;
  std::mt19937 random_;
};

using DigestDiskTest = SeededTest;

TEST_F(DigestDiskTest, EveryPageOfANewStoreIsStamped) {
  const std::string path = ClosedStore("stamped.db");
  EXPECT_GT(std::filesystem::file_size(path), 30 * kPage);
  ExpectWholePages(path);
  EXPECT_TRUE(Answer(path, kBothWays[0]).ok());
}

// Two flips in each page: an answer is right or is none.
TEST_F(DigestDiskTest, AChangedBitIsNeverAnOtherAnswer) {
  const std::string path = ClosedStore("flipped.db");
  const auto right = Answer(path, kBothWays[0]);
  ASSERT_TRUE(right.ok()) << right.status();
  ASSERT_EQ(right->size(), std::size_t{kRows} + 1);
  std::filesystem::remove(path + ".mark");
  const std::string whole = ReadFile(path);
  int refused = 0;
  for (std::size_t page = 0; page < whole.size() / kPage; ++page) {
    for (int i = 0; i < 2; ++i) {
      WriteFile(path, whole);
      const std::size_t byte = page * kPage + Below(kPage);
      const auto bit = static_cast<int>(Below(8));
      FlipBit(path, byte, bit);
      for (const char* sql : kBothWays) {
        const auto answer = Answer(path, sql);
        if (!answer.ok()) {
          ++refused;
          continue;
        }
        Rows sorted = *answer;
        std::sort(sorted.begin(), sorted.end());
        EXPECT_EQ(sorted, *right) << "byte " << byte << " bit " << bit;
      }
    }
  }
  EXPECT_GT(refused, 40);
}

TEST_F(DigestDiskTest, TheErrorNamesThePage) {
  const std::string path = ClosedStore("named.db");
  FlipBit(path, 5 * kPage + 1000, 0);
  std::vector<std::string> lines;
  const auto driver = SqliteDriver(path, [&lines](const std::string& line) {
                        lines.push_back(line);
                      }).value();
  const auto writer = driver->OpenWriter().value();
  for (int i = 0; i < 2; ++i) {
    absl::Status status = ReadRows(*writer, kBothWays[0]).status();
    if (status.ok()) status = ReadRows(*writer, kBothWays[1]).status();
    EXPECT_THAT(status, HasCode(absl::StatusCode::kDataLoss));
    EXPECT_THAT(status, HasReason("STORAGE_DAMAGED"));
    EXPECT_THAT(std::string(status.message()),
                HasSubstr("page 6 of the database differs from its digest"));
  }
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_THAT(lines[0], HasSubstr("page 6 of the database"));
  EXPECT_THAT(lines[0], HasSubstr("when reading note."));
}

TEST_F(DigestDiskTest, APageInAnotherPlaceOrOfAnotherStoreIsDamage) {
  const std::string path = ClosedStore("place.db");
  const std::string other = ClosedStore("other.db");
  const std::string whole = ReadFile(path);
  std::string exchanged = whole;
  exchanged.replace(8 * kPage, kPage, whole, 9 * kPage, kPage);
  WriteFile(path, exchanged);
  EXPECT_TRUE(absl::IsDataLoss(Answer(path, kBothWays[0]).status()) ||
              absl::IsDataLoss(Answer(path, kBothWays[1]).status()));
  std::string mixed = whole;
  mixed.replace(8 * kPage, kPage, ReadFile(other), 8 * kPage, kPage);
  ASSERT_NE(mixed, whole);
  WriteFile(path, mixed);
  EXPECT_TRUE(absl::IsDataLoss(Answer(path, kBothWays[0]).status()) ||
              absl::IsDataLoss(Answer(path, kBothWays[1]).status()));
}

TEST_F(DigestDiskTest, AFileThatWasCutOffIsDamage) {
  const std::string path = ClosedStore("cut.db");
  std::filesystem::resize_file(path, 20 * kPage);
  EXPECT_FALSE(Answer(path, kBothWays[0]).ok());
}

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

// As the README has it done with the program `sqlite3`.
TEST_F(DigestDiskTest, ABackupBySqliteIsAStoreWithDigests) {
  const std::string path = NewPath("live.db");
  const auto driver = OpenDriver(path);
  const auto writer = driver->OpenWriter().value();
  FillStore(*writer);
  const std::string backup = NewPath("backup.db");
  sqlite3* from = nullptr;
  sqlite3* to = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &from), SQLITE_OK);
  ASSERT_EQ(sqlite3_open(backup.c_str(), &to), SQLITE_OK);
  sqlite3_backup* const copying = sqlite3_backup_init(to, "main", from, "main");
  ASSERT_NE(copying, nullptr);
  EXPECT_EQ(sqlite3_backup_step(copying, -1), SQLITE_DONE);
  EXPECT_EQ(sqlite3_backup_finish(copying), SQLITE_OK);
  sqlite3_close(from);
  sqlite3_close(to);
  ExpectWholePages(backup);
  const auto found = Answer(backup, kBothWays[0]);
  ASSERT_TRUE(found.ok()) << found.status();
  EXPECT_EQ(*found, ReadRows(*writer, kBothWays[0]).value());
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

// 0x52535531 is "RSU1" (store_file.h).
TEST_F(DigestDiskTest, AStoreWithoutDigestsIsCopiedOnceAndKeepsItsRows) {
  const std::string path = NewPath("old.db");
  sqlite3* handle = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(handle,
                         "PRAGMA journal_mode=WAL;"
                         "PRAGMA application_id=0x52535531;"
                         "PRAGMA user_version=1;"
                         "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT "
                         "NOT NULL) STRICT;"
                         "CREATE INDEX note_text ON note (text);"
                         "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT "
                         "i + 1 FROM n WHERE i < 500) INSERT INTO note SELECT "
                         "3 * i, printf('%0100d', i) FROM n;",
                         nullptr, nullptr, nullptr),
            SQLITE_OK);
  // As a killed server leaves it: with a log.
  const std::string killed = NewPath("old-killed.db");
  WriteFile(killed, ReadFile(path));
  WriteFile(killed + "-wal", ReadFile(path + "-wal"));
  sqlite3_close(handle);
  std::filesystem::permissions(killed, std::filesystem::perms(0640));

  std::vector<std::string> lines;
  {
    const auto driver = SqliteDriver(killed, [&](const std::string& line) {
                          lines.push_back(line);
                        }).value();
    const auto writer = driver->OpenWriter().value();
    const auto rows = ReadRows(*writer, kBothWays[0]);
    ASSERT_TRUE(rows.ok()) << rows.status();
    ASSERT_EQ(rows->size(), 500u);
    EXPECT_EQ(rows->front().first, 3);
    EXPECT_EQ(rows->back().first, 1500);
    EXPECT_EQ(writer->SchemaVersion().value(), 1);
    driver->Note({1, 1});
  }
  EXPECT_EQ(lines.size(), 2u);
  EXPECT_EQ(std::filesystem::status(killed).permissions(),
            std::filesystem::perms(0640));
  ExpectWholePages(killed);
  EXPECT_FALSE(std::filesystem::exists(killed + ".digests"));
  EXPECT_TRUE(Answer(killed, kBothWays[1]).ok());
}

}  // namespace
}  // namespace base::sql
