// Runs over a store of some blocks: every score against ComputeScore(), every
// count against a plain loop.

#include "scoring/rescoring/rescoring_jobs.h"

#include <chrono>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "base/sql/sqlite/delete_store.h"
#include "base/sql/sqlite/sqlite.h"
#include "gtest/gtest.h"
#include "registry/storage/households.h"
#include "registry/storage/schema.h"
#include "registry/storage/score_inputs.h"
#include "scoring/rescoring/score_block.h"
#include "scoring/rescoring/score_in_force.h"
#include "scoring/score/compute_score.h"
#include "scoring/variables/example_household.h"
#include "scoring/variables/extract_from_facts.h"
#include "scoring/variables/pack_variables.h"
#include "tests/formulas/changed_formula.h"

namespace scoring {
namespace {

using base::sql::Session;
using base::sql::WriteSession;
using registry::RescoringRun;
using registry::RunState;

constexpr int kHouseholds = 9'000;  // three blocks, the last one not full
constexpr char kDecree[] = "decree-2-21-582";

base::Date Day(const char* text) { return base::Date::Parse(text).value(); }

FormulaSet Formulas() {
  std::vector<Formula> later;
  later.push_back(
      formulas::Changed("next", "2027-01-01", [](FormulaFigures& figures) {
        figures.urban.constant =
            Coefficient::FromTicks(figures.urban.constant.ticks() + 700'000);
        formulas::CoefficientOf(figures.rural, Variable::kCows) =
            Coefficient::FromTicks(-100'000);
      }));
  return formulas::WithDecree(std::move(later));
}

// A declaration as the test knows it.
struct Declared {
  base::Date day;
  Variables variables;
};

class RescoringJobsTest : public testing::Test {
 protected:
  RescoringJobsTest() : seed_(std::random_device()()), random_(seed_) {
    const std::string path =
        testing::TempDir() + "/" +
        testing::UnitTest::GetInstance()->current_test_info()->name() + ".db";
    base::sql::DeleteStore(path);
    database_ =
        base::sql::Database::Open(base::sql::SqliteDriver(path).value(),
                                  &clock_, registry::SchemaMigrations(), {})
            .value();
  }

  int Below(int end) {
    return static_cast<int>(random_() % static_cast<std::uint64_t>(end));
  }

  Variables SomeVariables() {
    Variables variables = internal::ExtractFromFacts(FamilyOfFour(
        Below(2) == 0 ? registry::Milieu::kUrban : registry::Milieu::kRural));
    variables.region = 1 + Below(12);
    variables[Variable::kCows] = Below(3) == 0 ? Below(60) : 0;
    variables[Variable::kMobilePhones] = Below(5);
    variables[Variable::kButaneYearlyPerPerson] = Below(240'000);
    return variables;
  }

  // Declares for a household, whose declarations so far are in declared_.
  absl::Status Declare(WriteSession& session, int household, base::Date day,
                       const Variables& variables) {
    std::vector<Declared>& all = declared_[household];
    const Formula* formula = formulas_.InForce(day);
    const std::string packed = PackVariables(variables);
    registry::StoredDeclaration declaration;
    declaration.key = {idcs::IdcsNumber::FromValue(2'000'000'000 + household),
                       static_cast<std::int64_t>(all.size()) + 1};
    declaration.effective_date = day;
    declaration.sender = "test";
    declaration.variables = packed;
    declaration.formula = formula->name();
    declaration.score_ticks =
        ComputeScore(*formula, variables).value().score.ticks();
    if (all.empty()) {
      const auto issued = session.Execute(
          "INSERT INTO number (number, kind, issued_at_us, caller) "
          "VALUES ($1, 2, 1, 'test')",
          {base::sql::Value::Integer(declaration.key.household.value())});
      if (!issued.ok()) return issued.status();
    }
    all.push_back({day, variables});
    return registry::InsertDeclaration(session, declaration, {});
  }

  void Fill(int households) {
    const absl::Status status =
        database_->WriteAndWait([&](WriteSession& session) -> absl::Status {
          for (int i = 0; i < households; ++i) {
            const absl::Status declared =
                Declare(session, i, Day("2026-01-01"), SomeVariables());
            if (!declared.ok()) return declared;
          }
          return absl::OkStatus();
        });
    ASSERT_TRUE(status.ok()) << status;
    // Corrections, later declarations, and some for the days of the run.
    for (int i = 0; i < households; i += 7) DeclareNow(i, "2026-01-01");
    for (int i = 0; i < households; i += 11) DeclareNow(i, "2026-06-01");
    for (int i = 0; i < households; i += 13) DeclareNow(i, "2025-06-01");
    for (int i = 0; i < households; i += 17) DeclareNow(i, "2027-05-01");
  }

  void DeclareNow(int household, const char* day) {
    const absl::Status status =
        database_->WriteAndWait([&](WriteSession& session) {
          return Declare(session, household, Day(day), SomeVariables());
        });
    ASSERT_TRUE(status.ok()) << status;
  }

  RescoringRun Create(RescoringRun run) {
    if (run.formula.empty()) run.formula = "next";
    run.from_day = Day("2027-01-01");
    run.authorship = {"local", "test", "test"};
    EXPECT_TRUE(database_
                    ->WriteAndWait([&run](WriteSession& session) {
                      auto stored = registry::InsertRun(session, run);
                      if (stored.ok()) run = *stored;
                      return stored.status();
                    })
                    .ok());
    return run;
  }

  RescoringRun Find(std::int64_t run) {
    std::optional<RescoringRun> found;
    EXPECT_TRUE(database_
                    ->ReadAndWait([&](Session& session) {
                      auto read = registry::FindRun(session, run);
                      if (read.ok()) found = *read;
                      return read.status();
                    })
                    .ok());
    return found.value();
  }

  RescoringRun Wait(std::int64_t run) {
    while (true) {
      const RescoringRun found = Find(run);
      if (found.reported || found.state == RunState::kFailed) return found;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }

  // What the test expects to be in force: the last declared of the latest day.
  const Declared& InForce(int household, base::Date day) {
    const std::vector<Declared>& all = declared_[household];
    const Declared* found = nullptr;
    for (const Declared& declared : all) {
      if (day < declared.day) continue;
      if (found == nullptr || !(declared.day < found->day)) found = &declared;
    }
    return *found;
  }

  std::int64_t Expected(const char* formula, int household) {
    return ComputeScore(*formulas_.ByName(formula),
                        InForce(household, Day("2027-01-01")).variables)
        .value()
        .score.ticks();
  }

  std::int64_t InRegister(int household, const char* day) {
    std::int64_t ticks = 0;
    const absl::Status status =
        database_->ReadAndWait([&](Session& session) -> absl::Status {
          auto stored = registry::FindDeclarationInForce(
              session, idcs::IdcsNumber::FromValue(2'000'000'000 + household),
              Day(day), registry::kAllKnown);
          if (!stored.ok()) return stored.status();
          const absl::Status applied = ApplyRescoring(
              session, formulas_, Day(day), registry::kAllKnown, **stored);
          ticks = (*stored)->score_ticks;
          return applied;
        });
    EXPECT_TRUE(status.ok()) << status;
    return ticks;
  }

  void ExpectEveryScore(const char* formula) {
    for (const auto& [household, declarations] : declared_) {
      ASSERT_EQ(InRegister(household, "2027-01-01"),
                Expected(formula, household))
          << "household " << household << ", seed " << seed_;
    }
  }

  std::map<std::int64_t, std::string> Blocks(std::int64_t run) {
    std::map<std::int64_t, std::string> blocks;
    EXPECT_TRUE(database_
                    ->ReadAndWait([&](Session& session) -> absl::Status {
                      const auto stored = registry::StoredBlocks(session, run);
                      for (const std::int64_t block : *stored) {
                        const absl::Status read = registry::ReadBlock(
                            session, run, block, [&](absl::string_view scores) {
                              blocks[block] = std::string(scores);
                            });
                        if (!read.ok()) return read;
                      }
                      return absl::OkStatus();
                    })
                    .ok());
    return blocks;
  }

  const std::uint64_t seed_;
  std::mt19937_64 random_;
  const FormulaSet formulas_ = Formulas();
  const ProgrammeSet programmes_ = ProgrammeSet::Load().value();
  base::SystemClock clock_;
  std::unique_ptr<base::sql::Database> database_;
  std::map<int, std::vector<Declared>> declared_;
};

TEST_F(RescoringJobsTest, EveryScoreAndEveryCountIsThatOfAPlainLoop) {
  Fill(kHouseholds);
  RescoringJobs jobs(database_.get(), &formulas_, &programmes_, 2);
  const RescoringRun created = Create({});
  jobs.Wake();
  const RescoringRun run = Wait(created.run);
  ASSERT_EQ(run.state, RunState::kSucceeded) << run.error;
  ExpectEveryScore("next");

  std::int64_t changed = 0;
  std::int64_t computed = 0;
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> crossed;
  for (const auto& [household, declarations] : declared_) {
    const std::int64_t before = Expected(kDecree, household);
    const std::int64_t after = Expected("next", household);
    const Variables& variables =
        InForce(household, Day("2027-01-01")).variables;
    // What the change can reach: everybody in towns, and cows elsewhere.
    if (variables.milieu == registry::Milieu::kUrban ||
        variables[Variable::kCows] != 0) {
      ++computed;
    } else {
      EXPECT_EQ(before, after);
    }
    if (before != after) ++changed;
    for (const Programme& programme : programmes_.programmes()) {
      const Period& period = *programme.InForce(Day("2027-01-01"));
      const bool was = period.OnSide(Score::FromTicks(before));
      const bool is = period.OnSide(Score::FromTicks(after));
      if (!was && is) ++crossed[programme.name()].first;
      if (was && !is) ++crossed[programme.name()].second;
    }
  }
  EXPECT_EQ(run.households, kHouseholds);
  EXPECT_EQ(run.changed, changed);
  EXPECT_EQ(run.computed, computed);
  EXPECT_LT(computed, kHouseholds);
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> reported;
  ASSERT_TRUE(database_
                  ->ReadAndWait([&](Session& session) {
                    const auto rows = registry::ListCrossings(session, run.run);
                    for (const registry::CrossingRow& row : *rows) {
                      reported[row.programme].first += row.entered;
                      reported[row.programme].second += row.left;
                    }
                    return rows.status();
                  })
                  .ok());
  EXPECT_EQ(reported, crossed);
  EXPECT_FALSE(crossed.empty());
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
                    const absl::Status stored = registry::InsertBlock(
                        session, broken.run, 1, blocks.at(1));
                    if (!stored.ok()) return stored;
                    return registry::SetRunState(session, broken.run,
                                                 RunState::kRunning, "");
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
  RescoringJobs jobs(database_.get(), &formulas_, &programmes_, 2);
  const RescoringRun again = Wait(created.run);
  EXPECT_EQ(again.households, whole.households);
  EXPECT_EQ(again.changed, whole.changed);
  EXPECT_EQ(again.computed, whole.computed);
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
