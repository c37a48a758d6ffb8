#ifndef BASE_SQL_SQLITE_DIGEST_DISK_FIXTURE_H_
#define BASE_SQL_SQLITE_DIGEST_DISK_FIXTURE_H_

#include <sqlite3.h>

#include <csignal>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/sql/sqlite/delete_store.h"
#include "base/sql/sqlite/digest_disk.h"
#include "base/sql/sqlite/page_digest.h"
#include "base/sql/sqlite/sqlite.h"
#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::sql {

inline constexpr std::size_t kPage = 4096;
constexpr std::size_t kFrameHeader = 24;
constexpr std::size_t kFrame = kPage + kFrameHeader;
constexpr std::size_t kLogHeader = 32;
constexpr int kRows = 600;

inline std::string NewPath(const std::string& name) {
  const std::string path = testing::TempDir() + "/" + name;
  DeleteStore(path);
  return path;
}

inline std::unique_ptr<Driver> OpenDriver(const std::string& path) {
  return SqliteDriver(path, [](const std::string&) {}).value();
}

inline std::string TextOf(int row) {
  return absl::StrCat("row ", row, std::string(100 + row % 7, 'x'));
}

// A table with an index and, in one row, a text of many pages.
inline void FillStore(Connection& writer) {
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

inline absl::StatusOr<Rows> ReadRows(Session& session, const char* sql) {
  Rows rows;
  const absl::Status status = session.Query(sql, {}, [&rows](const Row& row) {
    rows.emplace_back(row.Integer(0), row.Text(1));
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return rows;
}

// By the table, and by the index.
inline constexpr const char* kBothWays[] = {
    "SELECT id, text FROM note ORDER BY id",
    "SELECT id, text FROM note INDEXED BY note_text WHERE text >= '' "
    "ORDER BY text"};

inline std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

inline void WriteFile(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

inline void FlipBit(const std::string& path, std::size_t byte, int bit) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekg(static_cast<std::streamoff>(byte));
  const auto was = static_cast<char>(file.get());
  file.seekp(static_cast<std::streamoff>(byte));
  file.put(static_cast<char>(was ^ (1 << bit)));
}

// A store that was closed in order.
inline std::string ClosedStore(const std::string& name) {
  const std::string path = NewPath(name);
  const auto driver = OpenDriver(path);
  const auto writer = driver->OpenWriter().value();
  FillStore(*writer);
  driver->Note({1, 1});
  EXPECT_TRUE(writer->ExecuteScript("PRAGMA wal_checkpoint(TRUNCATE)").ok());
  return path;
}

// What the store answers: rows, or the error that it gives instead.
inline absl::StatusOr<Rows> Answer(const std::string& path, const char* sql) {
  auto driver = SqliteDriver(path, [](const std::string&) {});
  if (!driver.ok()) return driver.status();
  auto writer = (*driver)->OpenWriter();
  if (!writer.ok()) return writer.status();
  return ReadRows(**writer, sql);
}

inline void ExpectWholePages(const std::string& path) {
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

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_DIGEST_DISK_FIXTURE_H_
