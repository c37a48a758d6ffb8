#ifndef BASE_SQL_SQLITE_STORE_LOSS_FIXTURE_H_
#define BASE_SQL_SQLITE_STORE_LOSS_FIXTURE_H_

#include <cstdint>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/clock.h"
#include "base/sql/database.h"
#include "base/sql/sqlite/delete_store.h"
#include "base/sql/sqlite/sqlite.h"
#include "gtest/gtest.h"

namespace base::sql {

// A store of numbers, its files, and what is left of them.

inline constexpr Migration kNumbers[] = {
    {1, "numbers", "CREATE TABLE number (number INTEGER PRIMARY KEY) STRICT"}};

inline constexpr std::int64_t kDayUs = std::int64_t{24} * 3'600'000'000;
inline constexpr std::int64_t kStart = 20'000 * kDayUs;

// Of SQLite's log: its header, and a frame of a page of 4,096 bytes.
inline constexpr std::size_t kLogHeader = 32;
inline constexpr std::size_t kFrame = 24 + 4096;

inline std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

inline void WriteFile(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

class StoreLossTest : public testing::Test {
 protected:
  StoreLossTest() : path_(NewPath("store")) {}

  static std::string NewPath(const std::string& name) {
    const std::string path = absl::StrCat(
        testing::TempDir(), "/",
        testing::UnitTest::GetInstance()->current_test_info()->name(), name);
    DeleteStore(path);
    return path;
  }

  absl::StatusOr<std::unique_ptr<Database>> Open(
      const std::string& path, Database::Options options = {}) {
    auto driver = SqliteDriver(path, [](const std::string&) {});
    if (!driver.ok()) return driver.status();
    options.readers = 1;
    return Database::Open(*std::move(driver), &clock_, kNumbers, options);
  }

  static absl::Status Insert(Database& database, int count) {
    for (int i = 0; i < count; ++i) {
      const absl::Status status =
          database.WriteAndWait([](WriteSession& session) {
            return session.Execute("INSERT INTO number DEFAULT VALUES", {})
                .status();
          });
      if (!status.ok()) return status;
    }
    return absl::OkStatus();
  }

  static std::int64_t Count(Database& database, const char* sql) {
    std::int64_t count = -1;
    EXPECT_TRUE(database
                    .ReadAndWait([&count, sql](Session& session) {
                      return session.Query(sql, {}, [&count](const Row& row) {
                        count = row.Integer(0);
                        return absl::OkStatus();
                      });
                    })
                    .ok());
    return count;
  }

  // What a killed server leaves: the files as they are while it runs.
  struct Files {
    std::string database;
    std::string log;
    std::string mark;
  };
  static Files Take(const std::string& path) {
    return {ReadFile(path), ReadFile(path + "-wal"), ReadFile(path + ".mark")};
  }
  static void Put(const std::string& path, const Files& files) {
    DeleteStore(path);
    WriteFile(path, files.database);
    if (!files.log.empty()) WriteFile(path + "-wal", files.log);
    if (!files.mark.empty()) WriteFile(path + ".mark", files.mark);
  }

  // Ten numbers that reached the file, and seven more in the log.
  Files KilledStore() { return KilledStoreAt(path_); }
  Files KilledStoreAt(const std::string& path) {
    {
      const auto first = Open(path).value();
      EXPECT_TRUE(Insert(*first, 10).ok());
    }
    const auto database = Open(path).value();
    EXPECT_TRUE(Insert(*database, 7).ok());
    return Take(path);
  }

  FakeClock clock_{kStart};
  const std::string path_;
};

inline constexpr char kCount[] = "SELECT count(*) FROM number";

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_STORE_LOSS_FIXTURE_H_
