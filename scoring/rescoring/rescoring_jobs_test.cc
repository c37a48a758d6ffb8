// Runs over a store of some blocks: every score against ComputeScore(), every
// count against a plain loop.

#include "scoring/rescoring/rescoring_jobs.h"

#include <chrono>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "gtest/gtest.h"
#include "tests/inputs/scored_register.h"

namespace scoring {
namespace {

using base::sql::Session;
using base::sql::WriteSession;
using inputs::Day;
using inputs::kDecree;
using inputs::kHouseholds;
using RescoringJobsTest = inputs::ScoredRegister;

// Of each programme: entered, left, to a score that may not be used, from one.
using Crossed = std::map<std::string, std::vector<std::int64_t>>;

// What a run reports.
struct Counts {
  std::int64_t changed = 0;
  std::int64_t computed = 0;
  std::int64_t not_usable_before = 0;
  std::int64_t not_usable_after = 0;
  Crossed crossed;
};

class RescoringCountsTest : public RescoringJobsTest {
 protected:
  // The counts of a run to the formula `next`, by a plain loop.
  Counts Counted() {
    Counts counts;
    for (const auto& [household, declarations] : declared_) {
      const std::int64_t before = Expected(kDecree, household);
      const std::int64_t after = Expected("next", household);
      const Variables& variables =
          InForce(household, Day("2027-01-01")).variables;
      // What the change can reach: everybody in towns, and cows elsewhere.
      if (variables.milieu == registry::Milieu::kUrban ||
          variables[Variable::kCows] != 0) {
        ++counts.computed;
      } else {
        EXPECT_EQ(before, after);
      }
      if (before != after) ++counts.changed;
      if (!Usable(kDecree, before)) ++counts.not_usable_before;
      if (!Usable("next", after)) ++counts.not_usable_after;
      CountCrossings(before, after, counts.crossed);
    }
    return counts;
  }

  Crossed Reported(std::int64_t run) {
    Crossed reported;
    EXPECT_TRUE(database_
                    ->ReadAndWait([&](Session& session) {
                      const auto rows = ListCrossings(session, run);
                      for (const CrossingRow& row : *rows) {
                        auto& sums = reported[row.programme];
                        sums.resize(4);
                        sums[0] += row.entered;
                        sums[1] += row.left;
                        sums[2] += row.to_unusable;
                        sums[3] += row.from_unusable;
                      }
                      return rows.status();
                    })
                    .ok());
    return reported;
  }

 private:
  void CountCrossings(std::int64_t before, std::int64_t after,
                      Crossed& crossed) {
    const bool was_usable = Usable(kDecree, before);
    const bool is_usable = Usable("next", after);
    for (const Programme& programme : programmes_.programmes()) {
      const Period& period = *programme.InForce(Day("2027-01-01"));
      const bool was = was_usable && period.OnSide(Score::FromTicks(before));
      const bool is = is_usable && period.OnSide(Score::FromTicks(after));
      if (was == is) continue;
      auto& of_programme = crossed[programme.name()];
      of_programme.resize(4);
      ++of_programme[is ? (was_usable ? 0 : 3) : is_usable ? 1 : 2];
    }
  }
};

TEST_F(RescoringCountsTest, EveryScoreAndEveryCountIsThatOfAPlainLoop) {
  Fill(kHouseholds);
  RescoringJobs jobs(database_.get(), &formulas_, &programmes_, 2);
  const RescoringRun created = Create({});
  jobs.Wake();
  const RescoringRun run = Wait(created.run);
  ASSERT_EQ(run.state, RunState::kSucceeded) << run.error;
  ExpectEveryScore("next");

  const Counts counts = Counted();
  EXPECT_EQ(run.households, kHouseholds);
  EXPECT_EQ(run.changed, counts.changed);
  EXPECT_EQ(run.computed, counts.computed);
  EXPECT_LT(counts.computed, kHouseholds);
  EXPECT_EQ(run.not_usable_before, counts.not_usable_before);
  EXPECT_EQ(run.not_usable_after, counts.not_usable_after);
  EXPECT_EQ(Reported(run.run), counts.crossed);
  EXPECT_FALSE(counts.crossed.empty());
}

TEST_F(RescoringJobsTest, AnyNumberOfWorkersGivesTheSameBytes) {
  Fill(kHouseholds);
  std::map<std::int64_t, std::string> first;
  for (const int workers : {1, 2, 5}) {
    RescoringJobs jobs(database_.get(), &formulas_, &programmes_, workers);
    const RescoringRun created = Create({});
    jobs.Wake();
    ASSERT_EQ(Wait(created.run).state, RunState::kSucceeded);
    const auto blocks = Blocks(created.run);
    if (first.empty()) first = blocks;
    EXPECT_EQ(blocks, first) << workers;
  }
  EXPECT_GE(first.size(), 3u);
}

TEST_F(RescoringJobsTest, WhatIsDeclaredDuringARunIsNeitherMissedNorTwice) {
  Fill(kHouseholds);
  RescoringJobs jobs(database_.get(), &formulas_, &programmes_, 2);
  for (int round = 0; round < 5; ++round) {
    RescoringRun run;
    run.formula = round % 2 == 0 ? "next" : kDecree;
    run = Create(run);
    jobs.Wake();
    // New households and corrections of those that were scored already.
    const int households = static_cast<int>(declared_.size());
    for (int i = 0; i < 40; ++i) {
      DeclareNow(households + i, "2026-01-01");
      DeclareNow(Below(households), "2026-01-01");
    }
    const int known = static_cast<int>(declared_.size());
    const RescoringRun finished = Wait(run.run);
    ASSERT_EQ(finished.state, RunState::kSucceeded) << finished.error;
    EXPECT_GE(finished.households, households);
    EXPECT_LE(finished.households, known);
    ExpectEveryScore(run.formula.c_str());
    if (HasFatalFailure()) return;
  }
}

TEST_F(RescoringJobsTest, ARunGoesOnWhereTheJobsWereStopped) {
  Fill(kHouseholds);
  RescoringRun unbroken = Create({});
  {
    RescoringJobs jobs(database_.get(), &formulas_, &programmes_, 1);
    unbroken = Wait(unbroken.run);
  }
  // As it stands after a run stored its second block and was killed.
  RescoringRun broken = Create({});
  const auto blocks = Blocks(unbroken.run);
  ASSERT_TRUE(database_
                  ->WriteAndWait([&](WriteSession& session) -> absl::Status {
                    const absl::Status stored =
                        InsertBlock(session, broken.run, 1, blocks.at(1));
                    if (!stored.ok()) return stored;
                    return SetRunState(session, broken.run, RunState::kRunning,
                                       "");
                  })
                  .ok());
  RescoringJobs jobs(database_.get(), &formulas_, &programmes_, 2);
  broken = Wait(broken.run);
  EXPECT_EQ(broken.state, RunState::kSucceeded) << broken.error;
  EXPECT_EQ(Blocks(broken.run), blocks);
  EXPECT_EQ(broken.households, unbroken.households);
  // The first run changed them all; the second finds them changed.
  EXPECT_GT(unbroken.changed, 0);
  EXPECT_EQ(broken.changed, 0);
}

TEST_F(RescoringJobsTest, AReportThatIsMissingIsMadeLater) {
  Fill(5'000);
  const RescoringRun created = Create({});
  RescoringRun whole;
  {
    RescoringJobs jobs(database_.get(), &formulas_, &programmes_, 2);
    whole = Wait(created.run);
  }
  for (int i = 0; i < 50; ++i) DeclareNow(i, "2026-01-01");
  ASSERT_TRUE(database_
                  ->WriteAndWait([&](WriteSession& session) {
                    return session
                        .Execute(
                            "UPDATE rescoring_run SET reported = 0, "
                            "households = 0, changed = 0, computed = 0",
                            {})
                        .status();
                  })
                  .ok());
  {
    // A server that does not know the formula cannot make the report; the run
    // holds all the same.
    const FormulaSet others = FormulaSet::Load().value();
    RescoringJobs jobs(database_.get(), &others, &programmes_, 2);
    while (!jobs.WhyGivenUp(created.run).has_value()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    EXPECT_EQ(*jobs.WhyGivenUp(created.run),
              "the formula next is not known to this server");
    // Others do not wait for it.
    RescoringRun other;
    other.formula = kDecree;
    const RescoringRun later = Create(other);
    jobs.Wake();
    const RescoringRun ended = Wait(later.run);
    EXPECT_NE(ended.state, RunState::kPending);
    EXPECT_NE(ended.state, RunState::kRunning);
    const RescoringRun waiting = Find(created.run);
    EXPECT_EQ(waiting.state, RunState::kSucceeded) << waiting.error;
    EXPECT_FALSE(waiting.reported);
  }
  RescoringJobs jobs(database_.get(), &formulas_, &programmes_, 2);
  const RescoringRun again = Wait(created.run);
  EXPECT_EQ(again.households, whole.households);
  EXPECT_EQ(again.changed, whole.changed);
  EXPECT_EQ(again.computed, whole.computed);
}

TEST_F(RescoringJobsTest, ARunThatWasCancelledIsNotBegun) {
  const RescoringRun created = Create({});
  bool begun = true;
  ASSERT_TRUE(database_
                  ->WriteAndWait([&](WriteSession& session) -> absl::Status {
                    const absl::Status cancelled = SetRunState(
                        session, created.run, RunState::kCancelled, "");
                    if (!cancelled.ok()) return cancelled;
                    const auto set = SetOpenRunState(session, created.run,
                                                     RunState::kRunning, "");
                    if (set.ok()) begun = *set;
                    return set.status();
                  })
                  .ok());
  EXPECT_FALSE(begun);
  EXPECT_EQ(Find(created.run).state, RunState::kCancelled);
}

TEST_F(RescoringJobsTest, ARunWithAFormulaThatIsNotKnownFails) {
  RescoringRun run;
  run.formula = "lost";
  const RescoringRun created = Create(run);
  RescoringJobs jobs(database_.get(), &formulas_, &programmes_, 1);
  const RescoringRun failed = Wait(created.run);
  EXPECT_EQ(failed.state, RunState::kFailed);
  EXPECT_EQ(failed.error, "the formula lost is not known to this server");
}

}  // namespace
}  // namespace scoring
