// rsu.scoring.v1.SimulationService over the wire, against the promises of its
// proto file, and against what a dry run of re-scoring reports.

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "base/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scoring/formula/formula_files.h"
#include "tests/fixtures/register_fixture.h"
#include "tests/formulas/changed_formula.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::scoring::v1;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::int64_t kThresholdTicks = 93'264'284;  // of AMO Tadamon

std::string Tadamon(const std::string& at_most) {
  return absl::StrCat(R"(name: "amo-tadamon" title: "AMO Tadamon" periods {
      effective_from: "2027-01-01" source: "test" mark: "D" at_most: ")",
                      at_most, "\" }");
}

v1::SimulateRequest On(const std::string& day) {
  v1::SimulateRequest request;
  request.set_as_of(day);
  return request;
}

class SimulationTest : public testing::Test {
 protected:
  SimulationTest()
      : register_({}, nullptr, nullptr, formulas::WithNext()),
        client(register_.channel()) {}

  // A household of one with exactly this score by the decree, on 2026-01-01.
  void Declare(const std::string& household_ref, std::int64_t ticks,
               bool of_a_man = false) {
    rsu::registry::v1::RegisterPersonRequest person;
    *person.mutable_person() = SomePerson(household_ref);
    const std::string idcs = client.Call(person).reply.idcs();
    auto request = SomeDeclaration(household_ref, "2026-01-01", {idcs});
    SpendUpToScore(ticks, *request.mutable_declaration());
    if (of_a_man) {
      request.mutable_declaration()->mutable_members(0)->set_sex(
          rsu::registry::v1::Sex::MALE);
    }
    const auto answer = client.Call(request);
    EXPECT_TRUE(answer.ok()) << answer.status;
  }

  v1::Simulation Simulate(const v1::SimulateRequest& request) {
    const auto answer = client.Call(request);
    EXPECT_TRUE(answer.ok()) << answer.status;
    if (answer.reply.empty()) return {};
    for (std::size_t i = 0; i + 1 < answer.reply.size(); ++i) {
      EXPECT_TRUE(answer.reply[i].has_progress());
    }
    EXPECT_TRUE(answer.reply.back().has_simulation());
    return answer.reply.back().simulation();
  }

  // "amo-tadamon 08 RURAL 1 +0 -2", without the sex of the head.
  static std::vector<std::string> CrossingsOf(
      const v1::Simulation& simulation) {
    std::vector<std::string> crossings;
    for (int i = 0; i < simulation.programmes_size(); ++i) {
      for (const v1::SimulatedGroup& group : simulation.groups()) {
        const v1::SimulatedMoves& moves = group.programmes(i);
        if (moves.entered() == 0 && moves.left() == 0) continue;
        crossings.push_back(absl::StrCat(simulation.programmes(i).name(), " ",
                                         group.region(), " ", group.milieu(),
                                         " ", group.members(), " +",
                                         moves.entered(), " -", moves.left()));
      }
    }
    return crossings;
  }

  Register register_;
  RegisterClient client;
};

TEST_F(SimulationTest, AFormulaMovesThoseThatADryRunReports) {
  Declare("H1", kThresholdTicks);              // leaves
  Declare("H2", kThresholdTicks - 1'000'000);  // comes to the threshold
  Declare("H3", kThresholdTicks - 999'998);    // leaves, by two ticks
  Declare("H4", 96'800'000);                   // leaves direct aid
  auto request = On("2027-01-01");
  request.set_formula(formulas::NextAsDraft());
  const v1::Simulation simulation = Simulate(request);
  EXPECT_EQ(simulation.as_of(), "2027-01-01");
  EXPECT_EQ(simulation.formula(), "draft");
  EXPECT_EQ(simulation.households(), 4);
  EXPECT_EQ(simulation.people(), 4);
  EXPECT_EQ(simulation.changed(), 4);
  EXPECT_EQ(simulation.not_usable_before(), 0);
  EXPECT_EQ(simulation.not_usable_after(), 0);
  EXPECT_THAT(simulation.runs(), IsEmpty());
  const std::vector<std::string> crossings = CrossingsOf(simulation);
  EXPECT_THAT(crossings, ElementsAre("amo-tadamon 08 RURAL 1 +0 -2",
                                     "amo-chamil 08 RURAL 1 +2 -0",
                                     "asd 08 RURAL 1 +0 -1"));

  rsu::jobs::v1::CreateRescoringRunRequest dry;
  dry.set_formula("next");
  dry.set_dry_run(true);
  dry.set_author("Analyst 3");
  dry.set_reason("decree of 2026");
  rsu::jobs::v1::GetRescoringRunRequest get;
  get.set_name(client.Call(dry).reply.name());
  auto run = client.Call(get);
  while (run.ok() && !run.reply.has_report()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
    run = client.Call(get);
  }
  const rsu::jobs::v1::RescoringReport& report = run.reply.report();
  EXPECT_EQ(simulation.households(), report.households());
  EXPECT_EQ(simulation.changed(), report.changed());
  std::vector<std::string> reported;
  for (const auto& crossing : report.crossings()) {
    reported.push_back(absl::StrCat(crossing.programme(), " ",
                                    crossing.region(), " ", crossing.milieu(),
                                    " ", crossing.members(), " +",
                                    crossing.entered(), " -", crossing.left()));
  }
  EXPECT_THAT(reported, testing::UnorderedElementsAreArray(crossings));
}

// Four households around a threshold that rises to 9.4, one of a man.
class ThresholdTest : public SimulationTest {
 protected:
  v1::Simulation Raised() {
    Declare("H1", 93'264'284);
    Declare("H2", 93'264'286, /*of_a_man=*/true);
    Declare("H3", 94'000'000);
    Declare("H4", 94'000'002);
    auto request = On("2027-01-01");
    request.add_programmes(Tadamon("9.4"));
    v1::CostPerHousehold& cost = *request.add_costs();
    cost.set_programme("amo-tadamon");
    cost.set_mad(250);
    return Simulate(request);
  }
};

TEST_F(ThresholdTest, HouseholdsAndMoneyMove) {
  const v1::Simulation simulation = Raised();
  EXPECT_EQ(simulation.formula(), "");
  EXPECT_EQ(simulation.changed(), 0);
  ASSERT_EQ(simulation.programmes_size(), 3);
  const v1::SimulatedProgramme& tadamon = simulation.programmes(0);
  EXPECT_EQ(tadamon.title(), "AMO Tadamon");
  EXPECT_EQ(tadamon.before().at_most(), "9.3264284");
  EXPECT_EQ(tadamon.before().households(), 1);
  EXPECT_EQ(tadamon.before().cost_mad(), 250);
  EXPECT_EQ(tadamon.after().at_most(), "9.4000000");
  EXPECT_EQ(tadamon.after().effective_from(), "2027-01-01");
  EXPECT_EQ(tadamon.after().households(), 3);
  EXPECT_EQ(tadamon.after().people(), 3);
  EXPECT_EQ(tadamon.after().cost_mad(), 750);
  EXPECT_EQ(tadamon.households_entered(), 2);
  EXPECT_EQ(tadamon.people_left(), 0);
  ASSERT_EQ(tadamon.after().near_size(), 3);
  EXPECT_EQ(tadamon.after().near(0).within(), "0.01");
  EXPECT_EQ(tadamon.after().near(0).at_or_under(), 1);
  EXPECT_EQ(tadamon.after().near(0).above(), 1);
  EXPECT_EQ(tadamon.after().near(2).at_or_under(), 3);
  // AMO Chamil stays as it is: three households in the lowest bracket.
  const v1::SimulatedProgramme& chamil = simulation.programmes(1);
  EXPECT_EQ(chamil.before().above(), "9.3264284");
  EXPECT_EQ(chamil.before().contributions_mad(), 3 * 144);
  EXPECT_EQ(chamil.after().contributions_mad(), 3 * 144);
  EXPECT_EQ(chamil.after().brackets(0).households(), 3);
  EXPECT_EQ(tadamon.cost_per_household_mad(), 250);
  EXPECT_FALSE(chamil.has_cost_per_household_mad());
  EXPECT_FALSE(chamil.after().has_cost_mad());
}

TEST_F(ThresholdTest, GroupsAreByTheSexOfTheHeadWomenFirst) {
  const v1::Simulation simulation = Raised();
  ASSERT_EQ(simulation.groups_size(), 2);
  EXPECT_EQ(simulation.groups(0).head_sex(), "FEMALE");
  EXPECT_EQ(simulation.groups(0).households(), 3);
  EXPECT_EQ(simulation.groups(0).programmes(0).before(), 1);
  EXPECT_EQ(simulation.groups(0).programmes(0).after(), 2);
  EXPECT_EQ(simulation.groups(1).head_sex(), "MALE");
  EXPECT_EQ(simulation.groups(1).programmes(0).entered(), 1);
  const v1::ParityRate& women = simulation.programmes(0).parity(3);
  EXPECT_EQ(women.dimension(), v1::ParityRate::HEAD_SEX);
  EXPECT_EQ(women.group(), "FEMALE");
  EXPECT_EQ(women.before(), 1);
  EXPECT_DOUBLE_EQ(women.rate_after(), 2.0 / 3);
  EXPECT_LT(women.low_after(), 2.0 / 3);
  EXPECT_GT(women.high_after(), 2.0 / 3);
}

TEST_F(ThresholdTest, ScoresAreCountedByBarsAndByThresholds) {
  const v1::Simulation simulation = Raised();
  // 9.3264284 and 9.3264286 are in (9.30, 9.35], 9.4 in (9.35, 9.40].
  ASSERT_EQ(simulation.histogram_size(), 3);
  EXPECT_EQ(simulation.histogram(0).above(), "9.30");
  EXPECT_EQ(simulation.histogram(0).up_to(), "9.35");
  EXPECT_EQ(simulation.histogram(0).households_before(), 2);
  EXPECT_EQ(simulation.histogram(1).households_after(), 1);
  EXPECT_EQ(simulation.histogram(2).people_after(), 1);
  std::vector<std::string> curve;
  for (const v1::CurvePoint& point : simulation.curve()) {
    curve.push_back(
        absl::StrCat(point.threshold(), " ", point.households_before()));
  }
  EXPECT_THAT(curve, ElementsAre("9.3200000 0", "9.3264284 1", "9.3300000 2",
                                 "9.3400000 2", "9.3500000 2", "9.3600000 2",
                                 "9.3700000 2", "9.3800000 2", "9.3900000 2",
                                 "9.4000000 3", "9.4100000 4", "9.7430010 4"));
}

TEST_F(SimulationTest, AnEarlierMomentIsCountedAsThen) {
  Declare("H1", kThresholdTicks);
  const v1::Simulation before = Simulate(On("2027-01-01"));
  Declare("H2", kThresholdTicks);
  EXPECT_EQ(Simulate(On("2027-01-01")).households(), 2);
  auto request = On("2027-01-01");
  *request.mutable_known_at() = before.known_at();
  EXPECT_EQ(Simulate(request).SerializeAsString(), before.SerializeAsString());
  EXPECT_EQ(Simulate(On("2025-12-31")).households(), 0);
}

TEST_F(SimulationTest, AnEmptyRegisterHasNobody) {
  auto request = On("2027-01-01");
  request.set_formula(formulas::NextAsDraft());
  const v1::Simulation simulation = Simulate(request);
  EXPECT_EQ(simulation.households(), 0);
  EXPECT_EQ(simulation.programmes_size(), 3);
  EXPECT_EQ(simulation.programmes(0).crossings_per_household(), 0);
  EXPECT_THAT(simulation.groups(), IsEmpty());
  EXPECT_THAT(simulation.histogram(), IsEmpty());
}

TEST_F(SimulationTest, EveryMistakeIsNamedWithItsPlace) {
  EXPECT_THAT(FieldsOf(client.Call(On("")).status), ElementsAre("as_of"));
  EXPECT_THAT(FieldsOf(client.Call(On("2027-02-29")).status),
              ElementsAre("as_of"));
  auto request = On("2027-01-01");
  request.mutable_known_at()->set_nanos(-1);
  EXPECT_THAT(FieldsOf(client.Call(request).status), ElementsAre("known_at"));
  request = On("2027-01-01");
  request.set_formula(absl::StrReplaceAll(scoring::FormulaFiles()[0].text,
                                          {{"\"cars\"", "\"yachts\""}}));
  request.add_programmes(Tadamon("9.4"));
  request.add_programmes(Tadamon("nine"));
  request.add_costs()->set_mad(-1);
  const auto answer = client.Call(request);
  EXPECT_EQ(answer.status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ReasonOf(answer.status), "MALFORMED_SIMULATION");
  EXPECT_THAT(FieldsOf(answer.status),
              ElementsAre("formula: urban.terms[30].variable",
                          "programmes[1]: periods[0].at_most", "costs[0].mad"));
}

TEST_F(SimulationTest, OneIsMadeAtATime) {
  Declare("H1", kThresholdTicks);
  auto request = On("2027-01-01");
  request.set_formula(formulas::NextAsDraft());
  std::atomic<int> refused{0};
  std::vector<std::thread> callers;
  for (int i = 0; i < 4; ++i) {
    callers.emplace_back([&] {
      while (refused == 0) {
        const auto answer = client.Call(request);
        if (answer.ok()) continue;
        EXPECT_EQ(answer.status.code(), absl::StatusCode::kResourceExhausted);
        EXPECT_EQ(ReasonOf(answer.status), "SIMULATION_RUNNING");
        EXPECT_GT(base::DetailOf(answer.status).retry_delay_ms, 0);
        ++refused;
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
  // Once the caller has the answer, the next one may come.
  for (int i = 0; i < 20; ++i) EXPECT_EQ(Simulate(request).households(), 1);
}

TEST_F(SimulationTest, ACallerWhoGoesAwayLeavesRoomForOthers) {
  Declare("H1", kThresholdTicks);
  auto request = On("2027-01-01");
  request.set_formula(formulas::NextAsDraft());
  for (int i = 0; i < 20; ++i) {
    const auto cancelled = client.Call(request, /*cancel=*/true);
    EXPECT_THAT((std::vector{absl::StatusCode::kCancelled,
                             absl::StatusCode::kResourceExhausted}),
                Contains(cancelled.status.code()));
    auto answer = client.Call(request);
    while (ReasonOf(answer.status) == "SIMULATION_RUNNING") {
      answer = client.Call(request);
    }
    ASSERT_TRUE(answer.ok()) << answer.status;
    EXPECT_EQ(answer.reply.back().simulation().households(), 1);
  }
}

}  // namespace
}  // namespace rpc_test
