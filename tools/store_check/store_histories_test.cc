// Whatever people report and operators do, the register is whole: random
// histories of declarations, corrections, moves, late events, deaths, merges
// and runs of re-scoring that may be taken back, and after each the deep check,
// which computes again all that is derived.

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/histories_to_play.h"
#include "tests/fixtures/register_history.h"
#include "tests/formulas/changed_formula.h"
#include "tools/store_check/check_store.h"

namespace store_check {
namespace {

using ::testing::IsEmpty;

constexpr int kWhole = 200;
constexpr unsigned kHistories = rpc_test::HistoriesToPlay(kWhole);
constexpr int kSteps = 24;
// Of the other people, one in so many lives with a head: households of one and
// two are left sooner than others.
constexpr std::size_t kLivesWithHead[] = {3, 8, 20};

scoring::FormulaSet Formulas() {
  return formulas::WithDecree(
      {formulas::RuralRaised("next", "2027-01-01", 1'000'000)});
}

// Returns where the register is, which nobody serves any more.
std::string PlayHistory(unsigned seed, const base::Clock& clock) {
  rpc_test::Register source({}, &clock, nullptr, Formulas());
  rpc_test::RegisterClient client(source.channel());
  rpc_test::RegisterHistory history(client, seed, kLivesWithHead[seed % 3]);
  for (int step = 0; step < kSteps; ++step) {
    switch (history.Below(8)) {
      case 0: {
        auto merge = history.SomeMerge();
        history.Decided(merge);
        break;
      }
      case 1:
        history.DeclareTwoAtOnce();
        break;
      default:
        history.Step();
    }
  }
  if (seed % 4 == 0) history.Rescore();
  return source.database_path();
}

TEST(StoreHistoriesTest, TheDeepCheckFindsNothingAfterAnyHistory) {
  const rpc_test::MiddleOf2026 clock;
  const scoring::FormulaSet formulas = Formulas();
  std::int64_t noted = 0;
  for (unsigned seed = 1; seed <= kHistories; ++seed) {
    const std::string path = PlayHistory(seed, clock);
    std::vector<std::string> findings;
    Options options;
    options.deep = true;
    const auto summary = CheckStore(
        path, options, formulas,
        [&findings](const Finding& finding) {
          findings.push_back(absl::StrCat(finding.place, " ", finding.key, ": ",
                                          finding.what));
        },
        [](const std::string&) {});
    ASSERT_TRUE(summary.ok()) << summary.status();
    EXPECT_THAT(findings, IsEmpty()) << "history " << seed;
    for (const auto& [table, rows] : summary->rows) {
      if (table == "may_be_empty") noted += rows;
    }
  }
  EXPECT_GT(noted, rpc_test::HistoriesToPlay(kWhole));
}

}  // namespace
}  // namespace store_check
