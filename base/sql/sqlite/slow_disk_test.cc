#include "base/sql/sqlite/slow_disk.h"

#include <chrono>
#include <memory>
#include <string>

#include "absl/time/time.h"
#include "base/sql/sqlite/delete_store.h"
#include "base/sql/sqlite/sqlite.h"
#include "gtest/gtest.h"

namespace base::sql {
namespace {

std::unique_ptr<Driver> NewStore(const std::string& name) {
  const std::string path = testing::TempDir() + "/" + name;
  DeleteStore(path);
  return SqliteDriver(path).value();
}

void CommitRows(Connection& writer, int count) {
  ASSERT_TRUE(writer.ExecuteScript("CREATE TABLE note (text TEXT)").ok());
  for (int i = 0; i < count; ++i) {
    ASSERT_TRUE(writer.BeginWrite().ok());
    ASSERT_TRUE(writer.Execute("INSERT INTO note VALUES ('one')", {}).ok());
    ASSERT_TRUE(writer.Commit().ok());
  }
}

TEST(SlowDiskTest, EachCommitWaitsForItsFlush) {
  const absl::Duration pause = absl::Milliseconds(20);
  const SlowDisk disk(pause);
  const auto driver = NewStore("slow.db");
  const auto writer = driver->OpenWriter().value();
  const std::int64_t flushes_before = disk.flushes();
  const auto begin = std::chrono::steady_clock::now();
  CommitRows(*writer, 10);
  const std::int64_t flushes = disk.flushes() - flushes_before;
  EXPECT_GE(flushes, 10);
  // A sleep is never shorter than it was to be.
  EXPECT_GE(absl::FromChrono(std::chrono::steady_clock::now() - begin),
            flushes * pause);
}

TEST(SlowDiskTest, StoresOpenedAfterItAreNotSlowed) {
  {
    const SlowDisk disk(absl::Milliseconds(1));
    const auto driver = NewStore("before.db");
    CommitRows(*driver->OpenWriter().value(), 1);
  }
  const auto driver = NewStore("after.db");
  const auto writer = driver->OpenWriter().value();
  const SlowDisk later(absl::Milliseconds(1));
  CommitRows(*writer, 3);
  EXPECT_EQ(later.flushes(), 0);
}

}  // namespace
}  // namespace base::sql
