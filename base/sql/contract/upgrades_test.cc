#include <string>
#include <vector>

#include "base/clock.h"
#include "base/sql/contract/engine.h"
#include "base/sql/upgrade.h"
#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::sql {
namespace {

using ::testing::ElementsAre;

constexpr Migration kTable[] = {
    {1, "table", "CREATE TABLE note (id INTEGER NOT NULL PRIMARY KEY)"}};

class UpgradeTest : public EngineTest {
 protected:
  UpgradeTest() : database_(OpenDatabase(NewStore(), &clock_, kTable)) {}

  // Notes its name when it runs.
  Upgrade Noting(absl::string_view name,
                 std::vector<absl::string_view> needs = {},
                 absl::StatusOr<std::int64_t> result = 1) {
    return {name, std::move(needs),
            [this, name, result](Database&) {
              ran_.emplace_back(name);
              return result;
            },
            "did $0"};
  }

  FakeClock clock_{1};
  std::unique_ptr<Database> database_;
  std::vector<std::string> ran_;
};
RSU_WITH_EVERY_ENGINE(UpgradeTest);

TEST_P(UpgradeTest, TheyRunInTheirOrder) {
  EXPECT_THAT(
      RunUpgrades(*database_, {Noting("first"), Noting("second", {"first"})}),
      IsOk());
  EXPECT_THAT(ran_, ElementsAre("first", "second"));
}

TEST_P(UpgradeTest, OneThatStandsBeforeWhatItNeedsIsRefused) {
  EXPECT_THAT(
      RunUpgrades(*database_, {Noting("second", {"first"}), Noting("first")}),
      HasCode(absl::StatusCode::kInternal));
  EXPECT_THAT(ran_, ElementsAre());
}

TEST_P(UpgradeTest, AfterOneThatFailsNoneRuns) {
  EXPECT_THAT(
      RunUpgrades(*database_, {Noting("first", {}, absl::AbortedError("no")),
                               Noting("second")}),
      HasCode(absl::StatusCode::kAborted));
  EXPECT_THAT(ran_, ElementsAre("first"));
}

}  // namespace
}  // namespace base::sql
