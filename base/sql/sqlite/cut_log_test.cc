// A log that ends anywhere.

#include <sqlite3.h>

#include <filesystem>

#include "base/sql/sqlite/digest_disk.h"
#include "base/sql/sqlite/page_digest.h"
#include "base/sql/sqlite/store_loss_fixture.h"
#include "base/status_matchers.h"
#include "gtest/gtest.h"

namespace base::sql {
namespace {

class CutLogTest : public StoreLossTest {
 protected:
  // An empty store of small pages, so that a log has few lengths.
  void MakeStoreOfSmallPages() {
    sqlite3* handle = nullptr;
    ASSERT_EQ(sqlite3_open_v2(path_.c_str(), &handle,
                              SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                              DigestDiskName()),
              SQLITE_OK);
    int bytes = static_cast<int>(kPageDigestBytes);
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_RESERVE_BYTES, &bytes);
    // "RSU1" (store_file.h).
    ASSERT_EQ(sqlite3_exec(handle,
                           "PRAGMA page_size=512;"
                           "PRAGMA application_id=0x52535531",
                           nullptr, nullptr, nullptr),
              SQLITE_OK);
    sqlite3_close(handle);
  }
};

// All that was answered is there, or the store is not opened and nothing of it
// is changed.
TEST_F(CutLogTest, ALogCutAtAnyByteIsRefused) {
  constexpr std::size_t kSmallFrame = 24 + 512;
  MakeStoreOfSmallPages();
  Files killed;
  {
    const auto first = Open(path_).value();
    ASSERT_TRUE(Insert(*first, 10).ok());
  }
  {
    const auto database = Open(path_).value();
    ASSERT_TRUE(Insert(*database, 2).ok());
    killed = Take(path_);
  }
  ASSERT_GE(killed.log.size(), kLogHeader + 4 * kSmallFrame);
  ASSERT_LE(killed.log.size(), kLogHeader + 10 * kSmallFrame);
  Put(path_, killed);
  for (std::size_t length = killed.log.size(); length-- > 0;) {
    std::filesystem::resize_file(path_ + "-wal", length);
    ASSERT_THAT(Open(path_).status(), HasReason("LOG_MISSING")) << length;
    ASSERT_EQ(std::filesystem::file_size(path_ + "-wal"), length);
  }
  EXPECT_TRUE(ReadFile(path_) == killed.database);
  WriteFile(path_ + "-wal", killed.log);
  EXPECT_EQ(Count(*Open(path_).value(), kCount), 12);
}

}  // namespace
}  // namespace base::sql
