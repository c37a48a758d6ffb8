#include "scoring/storage/upgrade/block_completion.h"

#include <climits>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/clock.h"
#include "base/sql/sqlite/delete_store.h"
#include "base/sql/sqlite/sqlite.h"
#include "gtest/gtest.h"
#include "scoring/storage/score_inputs.h"
#include "tools/server/schema/store_schema.h"

namespace scoring {
namespace {

using base::sql::Database;
using base::sql::Session;
using base::sql::Value;
using base::sql::WriteSession;

constexpr int kVersionBefore = 8;     // of the schema, before there were blocks
constexpr std::int64_t kBlocks = 18;  // more than are stored in one write
constexpr std::int64_t kInputs = kBlocks * kInputsInBlock + 5;

class BlockCompletionTest : public testing::Test {
 protected:
  BlockCompletionTest()
      : path_(absl::StrCat(
            testing::TempDir(), "/",
            testing::UnitTest::GetInstance()->current_test_info()->name(),
            ".db")) {
    base::sql::DeleteStore(path_);
  }

  std::unique_ptr<Database> Open(int version) {
    const auto all = server::SchemaMigrations();
    std::size_t count = 0;
    while (count < all.size() && all[count].version <= version) ++count;
    return Database::Open(base::sql::SqliteDriver(path_).value(), &clock_,
                          all.first(count), {})
        .value();
  }

  // A store as the program left it before there were blocks.
  void MakeOldStore() {
    const auto database = Open(kVersionBefore);
    const absl::Status status =
        database->WriteAndWait([](WriteSession& session) {
          return session
              .Execute(
                  "INSERT INTO score_input (position, effective_day, formula, "
                  "score_ticks, variables, household, revision, head_sex) "
                  "WITH RECURSIVE counted(i) AS (SELECT 0 UNION ALL "
                  "SELECT i + 1 FROM counted WHERE i + 1 < $1) "
                  "SELECT i, 20000 - i % 3, 1, -i, CAST('v' || i AS BLOB), "
                  "2000000000 + i, 1, i % 2 FROM counted",
                  {Value::Integer(kInputs)})
              .status();
        });
    ASSERT_TRUE(status.ok()) << status;
  }

  // What a scan of everything finds, an input a line.
  std::vector<std::string> Scan(Database& database) {
    std::vector<std::string> lines;
    const absl::Status status = database.ReadAndWait([&](Session& session) {
      return ScanScoreInputs(
          session, 0, INT64_MAX, [&lines](const ScannedInput& input) {
            lines.push_back(absl::StrCat(
                input.position, " ", input.effective_day, " ", input.formula,
                " ", input.score_ticks, " ", input.variables, " ",
                static_cast<int>(input.head_sex.value_or(registry::Sex{}))));
            return absl::OkStatus();
          });
    });
    EXPECT_TRUE(status.ok()) << status;
    return lines;
  }

  const std::string path_;
  base::SystemClock clock_;
};

TEST_F(BlockCompletionTest, FullBlocksOfAnOlderStoreAreStoredAndReadAsRowsAre) {
  MakeOldStore();
  const auto database = Open(INT_MAX);
  const std::vector<std::string> rows = Scan(*database);
  ASSERT_EQ(rows.size(), static_cast<std::size_t>(kInputs));
  EXPECT_EQ(rows.at(4'097), "4097 19998 1 -4097 v4097 1");
  EXPECT_EQ(CompleteInputBlocks(*database).value(), kBlocks);
  EXPECT_EQ(CompleteInputBlocks(*database).value(), 0);
  EXPECT_EQ(Scan(*database), rows);
}

TEST_F(BlockCompletionTest, ABlockWhoseHeadsWereCompletedIsStoredAgain) {
  MakeOldStore();
  const auto database = Open(INT_MAX);
  ASSERT_EQ(CompleteInputBlocks(*database).value(), kBlocks);
  const absl::Status status = database->WriteAndWait([](WriteSession& session) {
    return SetHeadSex(session, 4'098, registry::Sex::kMale);
  });
  ASSERT_TRUE(status.ok()) << status;
  const std::vector<std::string> rows = Scan(*database);
  EXPECT_EQ(rows.at(4'098), "4098 20000 1 -4098 v4098 2");
  EXPECT_EQ(CompleteInputBlocks(*database).value(), 1);
  EXPECT_EQ(Scan(*database), rows);
}

}  // namespace
}  // namespace scoring
