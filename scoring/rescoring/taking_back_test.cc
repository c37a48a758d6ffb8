// Runs that are taken back, and runs that wait to be confirmed, over a store of
// some blocks.

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "scoring/rescoring/rescoring_jobs.h"
#include "tests/formulas/changed_formula.h"
#include "tests/inputs/scored_register.h"

namespace scoring {
namespace {

using base::sql::WriteSession;
using inputs::kDecree;
using inputs::kHouseholds;
using TakingBackTest = inputs::ScoredRegister;

TEST_F(TakingBackTest, ARunThatIsTakenBackLeavesEveryScoreAsItWas) {
  Fill(kHouseholds);
  const RescoringRun run = Create({});
  RescoringRun reported;
  RescoringRun taking;
  {
    RescoringJobs jobs(database_.get(), &formulas_, &programmes_, 2);
    reported = Wait(run.run);
    ExpectEveryScore("next");
    // Declared since, by the run's formula too.
    for (int i = 0; i < 40; ++i) DeclareNow(i, "2026-01-01");
    taking = TakeBack(run.run);
    jobs.Wake();
    taking = Wait(taking.run);
  }
  ASSERT_EQ(taking.state, RunState::kSucceeded) << taking.error;
  ExpectEveryScore(kDecree);
  EXPECT_EQ(taking.households, kHouseholds);
  EXPECT_EQ(taking.computed, 0);
  EXPECT_TRUE(Blocks(taking.run).empty());
  std::int64_t changed = 0;
  std::int64_t not_usable = 0;
  for (const auto& [household, declarations] : declared_) {
    const std::int64_t now = Expected(kDecree, household);
    if (now != Expected("next", household)) ++changed;
    if (!Usable(kDecree, now)) ++not_usable;
  }
  EXPECT_EQ(taking.changed, changed);
  EXPECT_EQ(taking.not_usable_after, not_usable);
}

// As the store stands after a kill before the taking back, and after one
// between it and its report.
TEST_F(TakingBackTest, TakingBackGoesOnWhereTheJobsWereStopped) {
  Fill(5'000);
  const RescoringRun run = Create({});
  {
    RescoringJobs jobs(database_.get(), &formulas_, &programmes_, 2);
    Wait(run.run);
  }
  const RescoringRun taking = TakeBack(run.run);
  ASSERT_TRUE(database_
                  ->WriteAndWait([&](WriteSession& session) {
                    return SetRunState(session, taking.run, RunState::kRunning,
                                       "");
                  })
                  .ok());
  ExpectEveryScore("next");
  RescoringRun whole;
  {
    RescoringJobs jobs(database_.get(), &formulas_, &programmes_, 2);
    whole = Wait(taking.run);
  }
  ASSERT_EQ(whole.state, RunState::kSucceeded) << whole.error;
  ExpectEveryScore(kDecree);
  ASSERT_TRUE(
      database_
          ->WriteAndWait([&](WriteSession& session) {
            return session
                .Execute(
                    "UPDATE rescoring_run SET reported = 0, households = "
                    "0, changed = 0, not_usable_after = NULL",
                    {})
                .status();
          })
          .ok());
  RescoringJobs jobs(database_.get(), &formulas_, &programmes_, 2);
  const RescoringRun again = Wait(taking.run);
  EXPECT_EQ(again.households, whole.households);
  EXPECT_EQ(again.changed, whole.changed);
  EXPECT_EQ(again.not_usable_after, whole.not_usable_after);
}

TEST_F(TakingBackTest, ARunIsTakenBackOnce) {
  Fill(100);
  const RescoringRun run = Create({});
  RescoringJobs jobs(database_.get(), &formulas_, &programmes_, 1);
  Wait(run.run);
  const RescoringRun first = TakeBack(run.run);
  const RescoringRun second = TakeBack(run.run);
  jobs.Wake();
  EXPECT_EQ(Wait(first.run).state, RunState::kSucceeded);
  const RescoringRun failed = Wait(second.run);
  EXPECT_EQ(failed.state, RunState::kFailed);
  EXPECT_EQ(failed.error, "another run took it back meanwhile");
}

TEST_F(TakingBackTest, ARunOfTooManyUnusableScoresWaitsAlsoAfterAStop) {
  Fill(kHouseholds);
  // Ten points more in the countryside: out of the usable range for most.
  constexpr std::int64_t kRaisedTicks = 100'000'000;
  const FormulaSet formulas = formulas::WithDecree(
      {*formulas_.ByName("next"),
       formulas::RuralRaised("raised", "2026-06-01", kRaisedTicks)});
  std::int64_t not_usable = 0;
  for (const auto& [household, declarations] : declared_) {
    const bool rural =
        InForce(household, inputs::Day("2027-01-01")).variables.milieu ==
        registry::Milieu::kRural;
    const std::int64_t score =
        Expected(kDecree, household) + (rural ? kRaisedTicks : 0);
    if (!Usable(kDecree, score)) ++not_usable;
  }
  ASSERT_GT(not_usable * 1'000, kHouseholds) << "seed " << seed_;
  RescoringRun raised;
  raised.formula = "raised";
  const RescoringRun whole = Create(raised);
  {
    RescoringJobs jobs(database_.get(), &formulas, &programmes_, 2);
    ASSERT_EQ(Wait(whole.run).state, RunState::kSucceeded);
  }
  const RescoringRun run = Create(raised, /*confirmed=*/false);
  // Broken off when one block was stored, which nobody has counted.
  const auto blocks = Blocks(whole.run);
  ASSERT_TRUE(database_
                  ->WriteAndWait([&](WriteSession& session) {
                    return InsertBlock(session, run.run, 1, blocks.at(1));
                  })
                  .ok());
  RescoringJobs jobs(database_.get(), &formulas, &programmes_, 2);
  const RescoringRun waiting = Wait(run.run);
  EXPECT_EQ(waiting.state, RunState::kWantsConfirmation);
  EXPECT_FALSE(waiting.finished_us.has_value());
  EXPECT_EQ(waiting.error.find(absl::StrCat(not_usable, " of ", kHouseholds)),
            0u)
      << waiting.error << ", seed " << seed_;
  ASSERT_TRUE(database_
                  ->WriteAndWait([&](WriteSession& session) {
                    return ConfirmRun(session, run.run);
                  })
                  .ok());
  jobs.Wake();
  EXPECT_EQ(Wait(run.run).state, RunState::kSucceeded);
  EXPECT_EQ(Blocks(run.run), blocks);
}

}  // namespace
}  // namespace scoring
