// Simulations over a store of some blocks: every count against a plain loop
// over the same households, and against the report of a re-scoring run.

#include "scoring/simulation/simulate.h"

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "gtest/gtest.h"
#include "scoring/formula/formula_files.h"
#include "scoring/rescoring/rescoring_jobs.h"
#include "scoring/score/compute_score.h"
#include "scoring/storage/rescoring_runs.h"
#include "tests/inputs/declared_register.h"

namespace scoring {
namespace {

using inputs::Day;
using inputs::Declared;
using inputs::kDecree;

constexpr int kHouseholds = 9'000;  // three blocks, the last one not full
constexpr char kDay[] = "2027-01-01";

// What the register's formula "next" changes, as text.
std::string NextFormula() {
  return absl::StrReplaceAll(
      FormulaFiles()[0].text,
      {{"decree-2-21-582", "draft"}, {"9.825", "9.895"}, {"0.0257", "-0.01"}});
}

// AMO Tadamon up to 9.4, a new programme of its own, and AMO Chamil with two
// brackets.
const char kTadamon[] = R"(name: "amo-tadamon" title: "AMO Tadamon" periods {
  effective_from: "2030-01-01" source: "test" mark: "D" at_most: "9.4" })";
const char kChamil[] = R"(name: "amo-chamil" title: "AMO Chamil" periods {
  effective_from: "2026-06-01" source: "test" mark: "D" above: "9.4"
  brackets { above: "9.4" up_to: "10" contribution_mad: 100 }
  brackets { above: "10" contribution_mad: 300 } })";
const char kNew[] = R"(name: "school" title: "School bags" periods {
  effective_from: "2026-06-01" source: "test" mark: "D" at_most: "9.2" })";

// Every count, as text.
std::string Printed(const SimulationCounts& counts) {
  std::string text =
      absl::StrCat(counts.total().households, " ", counts.total().people, " ",
                   counts.changed(), " ", counts.not_usable().before, " ",
                   counts.not_usable().after);
  const auto size = [&text](const Both<Size>& both) {
    absl::StrAppend(&text, " ", both.before.households, ",", both.before.people,
                    ",", both.after.households, ",", both.after.people);
  };
  const std::size_t programmes = counts.programmes().size();
  for (std::size_t i = 0; i < kGroups; ++i) {
    if (counts.HouseholdsIn(i) == 0) continue;
    absl::StrAppend(&text, "\n", i, " ", counts.HouseholdsIn(i));
    for (std::size_t k = 0; k < programmes; ++k) {
      const GroupCounts& in = counts.In(i, k);
      absl::StrAppend(&text, " ", in.before, ",", in.after, ",", in.entered,
                      ",", in.left);
    }
  }
  for (std::size_t i = 0; i < counts.steps().size(); ++i) {
    const Both<Size>& step = counts.steps()[i];
    if (step.before == Size() && step.after == Size()) continue;
    absl::StrAppend(&text, "\nstep ", i);
    size(step);
  }
  for (const SimulationCounts::Mark& mark : counts.marks()) {
    absl::StrAppend(&text, "\nmark ", mark.ticks);
    size(mark.at_or_under);
  }
  for (const ProgrammeCounts& programme : counts.programmes()) {
    absl::StrAppend(&text, "\nprogramme");
    for (std::size_t i = 0; i < kNearTicks.size(); ++i) {
      absl::StrAppend(&text, " ", programme.near.before[i].at_or_under, ",",
                      programme.near.before[i].above, ",",
                      programme.near.after[i].at_or_under, ",",
                      programme.near.after[i].above);
    }
    for (const auto* all :
         {&programme.brackets.before, &programme.brackets.after,
          &programme.by_crossings}) {
      absl::StrAppend(&text, ";");
      for (const std::int64_t count : *all) absl::StrAppend(&text, " ", count);
    }
  }
  return text;
}

class SimulateTest : public inputs::DeclaredRegister {
 protected:
  Scenario ScenarioOf(const WhatIf& what_if, const char* day = kDay) {
    return Scenario::Create(programmes_, Day(day), what_if).value();
  }

  absl::StatusOr<Simulation> Run(const Scenario& scenario, int workers = 2,
                                 std::int64_t known_at = INT64_MAX) {
    SimulationProgress progress;
    auto simulation = Simulate(*database_, formulas_, scenario, nullptr,
                               known_at, workers, progress);
    EXPECT_EQ(progress.done, progress.total);
    return simulation;
  }

  // A simulation by a plain loop: the scores that each household has had by the
  // formulas `history`, oldest first, and then the scenario's.
  std::string PlainLoop(const Scenario& scenario,
                        const std::vector<const char*>& history,
                        std::int64_t known_at = INT64_MAX) {
    const ScoreCuts cuts(&scenario);
    HouseholdTally tally(&cuts);
    for (const auto& [household, declarations] : declared_) {
      const Declared* declared =
          FindInForce(household, scenario.day(), known_at);
      if (declared == nullptr) continue;
      std::vector<std::int64_t> ticks;
      std::vector<std::int64_t> usable_ticks;
      for (const char* formula : history) {
        const Formula& known = *formulas_.ByName(formula);
        ticks.push_back(
            ComputeScore(known, declared->variables).value().score.ticks());
        if (known.usable_range().Holds(ticks.back())) {
          usable_ticks.push_back(ticks.back());
        }
      }
      CountedHousehold counted;
      counted.group = {
          declared->variables.region, declared->variables.milieu,
          static_cast<int>(declared->variables[Variable::kMembers]),
          declared->head_sex};
      counted.ticks = {ticks.back(), ticks.back()};
      if (scenario.formula() != nullptr) {
        counted.ticks.after =
            ComputeScore(*scenario.formula(), declared->variables)
                .value()
                .score.ticks();
      }
      const auto usable = [](const Formula& formula, std::int64_t score) {
        return formula.usable_range().Holds(score);
      };
      counted.usable.before =
          usable(*formulas_.ByName(history.back()), counted.ticks.before);
      counted.usable.after =
          scenario.formula() == nullptr
              ? counted.usable.before
              : usable(*scenario.formula(), counted.ticks.after);
      counted.history = &usable_ticks;
      tally.Count(counted);
    }
    return Printed(SimulationCounts(tally));
  }
};

WhatIf EverythingElse() {
  WhatIf what_if;
  what_if.formula = NextFormula();
  what_if.programmes = {kTadamon, kChamil, kNew};
  return what_if;
}

TEST_F(SimulateTest, EveryHouseholdInForceIsCountedWithItsScores) {
  Fill(kHouseholds);
  const Scenario scenario = ScenarioOf(EverythingElse());
  const auto simulation = Run(scenario);
  ASSERT_TRUE(simulation.ok()) << simulation.status();
  EXPECT_EQ(simulation->counts.total().households, kHouseholds);
  EXPECT_GT(simulation->counts.changed(), 0);
  EXPECT_TRUE(simulation->runs.empty());
  EXPECT_EQ(Printed(simulation->counts), PlainLoop(scenario, {kDecree}))
      << "seed " << seed_;
}

TEST_F(SimulateTest, OnAnEarlierDayOthersAreInForce) {
  Fill(kHouseholds);
  const Scenario scenario = ScenarioOf(EverythingElse(), "2025-12-31");
  const auto simulation = Run(scenario);
  ASSERT_TRUE(simulation.ok()) << simulation.status();
  // Those who declared for 2025.
  EXPECT_EQ(simulation->counts.total().households, (kHouseholds + 12) / 13);
  EXPECT_EQ(Printed(simulation->counts), PlainLoop(scenario, {kDecree}))
      << "seed " << seed_;
}

TEST_F(SimulateTest, CrossingsAreThoseOfTheReportOfADryRun) {
  Fill(kHouseholds);
  WhatIf what_if;
  what_if.formula = NextFormula();
  const Scenario scenario = ScenarioOf(what_if);
  const auto simulation = Run(scenario);
  ASSERT_TRUE(simulation.ok()) << simulation.status();
  const SimulationCounts& counts = simulation->counts;

  RescoringRun dry;
  dry.dry_run = true;
  const RescoringRun created = Create(dry);
  RescoringJobs jobs(database_.get(), &formulas_, &programmes_, 2);
  const RescoringRun run = Wait(created.run);
  ASSERT_EQ(run.state, RunState::kSucceeded) << run.error;
  EXPECT_EQ(counts.total().households, run.households);
  EXPECT_EQ(counts.changed(), run.changed);

  using Place = std::tuple<std::string, int, registry::Milieu, int>;
  std::map<Place, std::pair<std::int64_t, std::int64_t>> reported;
  const auto list = [&](base::sql::Session& session) {
    const auto rows = ListCrossings(session, run.run);
    for (const CrossingRow& row : *rows) {
      reported[{row.programme, row.region, row.milieu, row.members}] = {
          row.entered, row.left};
    }
    return rows.status();
  };
  ASSERT_TRUE(database_->ReadAndWait(list).ok());
  std::map<Place, std::pair<std::int64_t, std::int64_t>> simulated;
  for (std::size_t i = 0; i < kGroups; ++i) {
    const Group group = GroupAt(i);
    for (std::size_t k = 0; k < counts.programmes().size(); ++k) {
      const GroupCounts& in = counts.In(i, k);
      if (in.entered == 0 && in.left == 0) continue;
      auto& sum = simulated[{scenario.programmes()[k].name, group.region,
                             group.milieu, group.members}];
      sum.first += in.entered;
      sum.second += in.left;
    }
  }
  EXPECT_EQ(simulated, reported) << "seed " << seed_;
  EXPECT_FALSE(reported.empty());
}

TEST_F(SimulateTest, AnyNumberOfWorkersGivesTheSame) {
  Fill(kHouseholds);
  const Scenario scenario = ScenarioOf(EverythingElse());
  const auto one = Run(scenario, 1);
  ASSERT_TRUE(one.ok()) << one.status();
  for (const int workers : {2, 5}) {
    const auto more = Run(scenario, workers);
    ASSERT_TRUE(more.ok()) << more.status();
    EXPECT_EQ(Printed(more->counts), Printed(one->counts)) << workers;
  }
}

// There and back again: who crosses at all has crossed twice.
TEST_F(SimulateTest, PastRunsGiveTheScoresThatHoldAndTheCrossings) {
  Fill(kHouseholds);
  RescoringJobs jobs(database_.get(), &formulas_, &programmes_, 2);
  const Scenario scenario = ScenarioOf(EverythingElse());
  RescoringRun run = Create({});
  jobs.Wake();
  ASSERT_EQ(Wait(run.run).state, RunState::kSucceeded);
  auto simulation = Run(scenario);
  ASSERT_TRUE(simulation.ok()) << simulation.status();
  EXPECT_EQ(simulation->counts.changed(), 0);  // it is the same formula
  EXPECT_EQ(Printed(simulation->counts), PlainLoop(scenario, {kDecree, "next"}))
      << "seed " << seed_;
  run = {};
  run.formula = kDecree;
  run = Create(run);
  jobs.Wake();
  ASSERT_EQ(Wait(run.run).state, RunState::kSucceeded);
  simulation = Run(scenario);
  ASSERT_TRUE(simulation.ok()) << simulation.status();
  EXPECT_EQ(simulation->runs, (std::vector<std::int64_t>{1, 2}));
  EXPECT_EQ(Printed(simulation->counts),
            PlainLoop(scenario, {kDecree, "next", kDecree}))
      << "seed " << seed_;
  const std::vector<std::int64_t>& by_crossings =
      simulation->counts.programmes()[0].by_crossings;
  ASSERT_EQ(by_crossings.size(), 3u);
  EXPECT_EQ(by_crossings[1], 0);
  EXPECT_GT(by_crossings[2], 0);
  // On the day before, neither run holds.
  EXPECT_TRUE(Run(ScenarioOf({}, "2026-12-31"))->runs.empty());
}

TEST_F(SimulateTest, AnEarlierMomentIsCountedAsThen) {
  Fill(5'000);
  const Scenario scenario = ScenarioOf(EverythingElse());
  const auto then = Run(scenario);
  ASSERT_TRUE(then.ok()) << then.status();
  for (int i = 0; i < 50; ++i) DeclareNow(i, "2026-01-01");
  for (int i = 0; i < 50; ++i) DeclareNow(9'999'000 + i, "2026-01-01");
  RescoringJobs jobs(database_.get(), &formulas_, &programmes_, 2);
  const RescoringRun run = Create({});
  jobs.Wake();
  ASSERT_EQ(Wait(run.run).state, RunState::kSucceeded);
  const auto again = Run(scenario, 2, then->known_at_us);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->known_at_us, then->known_at_us);
  EXPECT_EQ(Printed(again->counts), Printed(then->counts));
  EXPECT_NE(Printed(Run(scenario)->counts), Printed(then->counts));
  // In the middle of what was declared after.
  const std::int64_t middle = declared_[9'999'020].back().known_at_us;
  const auto between = Run(scenario, 2, middle);
  ASSERT_TRUE(between.ok()) << between.status();
  EXPECT_EQ(between->counts.total().households, 5'000 + 21);
  EXPECT_EQ(Printed(between->counts), PlainLoop(scenario, {kDecree}, middle))
      << "seed " << seed_;
}

TEST_F(SimulateTest, NothingInThePlaceOfWhatHoldsChangesNothing) {
  Fill(100);
  const Scenario scenario = ScenarioOf({});
  const auto simulation = Run(scenario);
  ASSERT_TRUE(simulation.ok()) << simulation.status();
  EXPECT_EQ(simulation->counts.changed(), 0);
  for (std::size_t i = 0; i < kGroups; ++i) {
    for (std::size_t k = 0; k < 3; ++k) {
      const GroupCounts& in = simulation->counts.In(i, k);
      EXPECT_EQ(in.before, in.after);
      EXPECT_EQ(in.entered + in.left, 0);
    }
  }
}

TEST_F(SimulateTest, AnEmptyRegisterHasNobody) {
  const Scenario scenario = ScenarioOf(EverythingElse());
  const auto simulation = Run(scenario);
  ASSERT_TRUE(simulation.ok()) << simulation.status();
  EXPECT_EQ(simulation->counts.total(), Size());
}

TEST_F(SimulateTest, ACancelledSimulationStops) {
  Fill(100);
  const Scenario scenario = ScenarioOf({});
  SimulationProgress progress;
  progress.cancelled = true;
  EXPECT_TRUE(absl::IsCancelled(
      Simulate(*database_, formulas_, scenario, nullptr, INT64_MAX, 2, progress)
          .status()));
  EXPECT_EQ(progress.done, 0);
  EXPECT_EQ(progress.total, 139);  // corrections and later ones included
}

}  // namespace
}  // namespace scoring
