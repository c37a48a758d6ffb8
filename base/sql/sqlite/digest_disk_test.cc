#include "base/sql/sqlite/digest_disk.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "base/sql/sqlite/delete_store.h"
#include "base/sql/sqlite/digest_disk_fixture.h"
#include "base/sql/sqlite/page_digest.h"
#include "base/sql/sqlite/sqlite.h"
#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::sql {
namespace {

using ::testing::HasSubstr;

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

// As docs/administrators.md has it done with the program `sqlite3`.
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
