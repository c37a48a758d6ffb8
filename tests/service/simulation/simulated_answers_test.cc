// Rules in a what-if: what a simulation counts of answers under rules that are
// not those of the server, against the answers of a server on the same file
// whose rules they are, asked about each person over the wire.

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_replace.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/other_rules.h"
#include "tests/fixtures/person_events.h"
#include "tests/service/simulation/simulated_answers_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::scoring::v1;
using rsu::eligibility::v1::Outcome;
using ::testing::ElementsAre;

TEST_F(SimulatedAnswersTest, AreTheAnswersOfAServerWithTheseRules) {
  for (int i = 0; i < 150; ++i) DeclareFamily(i);
  std::map<std::string, Outcome::Value> before;
  const v1::AnswerSums sums_before = Ask(before);
  auto request = Everything();
  const v1::Simulation as_scored = Simulate(request);
  request.set_formula(formulas::NextAsDraft());
  const v1::Simulation rescored = Simulate(request);
  for (const v1::Simulation& simulation : {as_scored, rescored}) {
    EXPECT_EQ(simulation.answers().before().DebugString(),
              sums_before.DebugString())
        << "seed " << seed_;
  }

  // The same file under the other rules, then scored again as well.
  Serve(ProgrammesOf({kTadamon, kChamil, kAsd}, kCommon));
  std::map<std::string, Outcome::Value> after;
  v1::AnswerSums sums = Ask(after);
  EXPECT_EQ(as_scored.answers().after().DebugString(), sums.DebugString())
      << "seed " << seed_;
  ExpectMoves(as_scored, before, after);
  EXPECT_NE(sums.DebugString(), sums_before.DebugString());
  EXPECT_GT(sums.aid_households(), 20);
  EXPECT_GT(sums.chamil_dependants(), 0);
  EXPECT_GT(sums.chamil_waiting(), 0);
  EXPECT_GT(sums.aid_birth_premiums_mad(), 0);
  EXPECT_NE(before, after);

  ScoreAgain();
  const v1::AnswerSums as_next = Ask(after);
  EXPECT_EQ(rescored.answers().after().DebugString(), as_next.DebugString())
      << "seed " << seed_;
  ExpectMoves(rescored, before, after);
  EXPECT_NE(as_next.DebugString(), sums.DebugString());

  // By groups the aid sums up to the same.
  std::int64_t mad = 0;
  for (const v1::SimulatedGroup& group : as_scored.groups()) {
    mad += group.aid_mad_after();
  }
  EXPECT_EQ(mad, sums.aid_monthly_mad());
}

TEST_F(SimulatedAnswersTest, RulesThatHaveNotBegunAreTakenAsHavingAlwaysHeld) {
  for (int i = 0; i < 30; ++i) DeclareFamily(i);
  const v1::Simulation simulation = Simulate(Everything());
  v1::SimulateRequest draft;
  draft.set_as_of(kDay);
  for (const char* programme : {kTadamon, kChamil, kAsd}) {
    draft.add_programmes(
        absl::StrReplaceAll(programme, {{"2020-01-01", "2028-01-01"}}));
  }
  draft.set_common_rules(
      absl::StrReplaceAll(kCommon, {{"2020-01-01", "2028-01-01"}}));
  const v1::Simulation drafted = Simulate(draft);
  EXPECT_GT(simulation.answers().after().aid_monthly_mad(), 0);
  EXPECT_EQ(drafted.answers().DebugString(), simulation.answers().DebugString())
      << "seed " << seed_;
}

TEST_F(SimulatedAnswersTest, AreCountedIfAskedForOrIfARuleNeedsThem) {
  DeclareFamily(1);
  v1::SimulateRequest request;
  request.set_as_of(kDay);
  EXPECT_FALSE(Simulate(request).has_answers());
  request.set_count_answers(true);
  const v1::SimulatedAnswers as_is = Simulate(request).answers();
  EXPECT_EQ(as_is.people(), std::count_if(everybody_.begin(), everybody_.end(),
                                          [this](const std::string& idcs) {
                                            return HouseholdLives(idcs);
                                          }));
  EXPECT_EQ(as_is.before().DebugString(), as_is.after().DebugString());
  std::map<std::string, Outcome::Value> outcomes;
  EXPECT_EQ(as_is.after().DebugString(), Ask(outcomes).DebugString());
  request.set_count_answers(false);
  request.set_common_rules(kCommon);
  EXPECT_TRUE(Simulate(request).has_answers());
  request.clear_common_rules();
  request.add_programmes(kAsd);
  EXPECT_TRUE(Simulate(request).has_answers());
}

TEST_F(SimulatedAnswersTest, WhoIsNamedTwiceIsCountedOnce) {
  const std::vector<std::string> people = {NewPerson(), NewPerson()};
  // The second one moves to a household of their own.
  ASSERT_TRUE(client_->Call(SomeDeclaration("H-1", "2026-01-01", people)).ok());
  ASSERT_TRUE(
      client_->Call(SomeDeclaration("H-2", "2026-06-01", {people[1]})).ok());
  v1::SimulateRequest request;
  request.set_as_of(kDay);
  request.set_count_answers(true);
  const v1::Simulation simulation = Simulate(request);
  EXPECT_EQ(simulation.people(), 3);  // by the sizes of the households
  EXPECT_EQ(simulation.answers().people(), 2);
  // Poor, without a child: 500 MAD for each of the two households.
  EXPECT_EQ(simulation.answers().before().tadamon_principals(), 2);
  EXPECT_EQ(simulation.answers().before().aid_without_child(), 2);
  EXPECT_EQ(simulation.answers().before().aid_monthly_mad(), 1'000);
}

TEST_F(SimulatedAnswersTest, WhoWasMergedIsCountedUnderTheNumberThatStays) {
  const std::string head = NewPerson();
  const std::string twice = NewPerson();
  const std::string stays = NewPerson();  // in no household under it
  ASSERT_TRUE(
      client_->Call(SomeDeclaration("H-1", "2026-01-01", {head, twice})).ok());
  const auto merged = client_->Call(Merging(twice, stays));
  ASSERT_TRUE(merged.ok()) << merged.status;
  everybody_ = {head, stays};
  std::map<std::string, Outcome::Value> outcomes;
  const v1::AnswerSums asked = Ask(outcomes);
  EXPECT_EQ(outcomes.at(stays), Outcome::AMO_TADAMON);
  v1::SimulateRequest request;
  request.set_as_of(kDay);
  request.set_count_answers(true);
  const v1::SimulatedAnswers answers = Simulate(request).answers();
  EXPECT_EQ(answers.people(), 2);
  EXPECT_EQ(answers.after().DebugString(), asked.DebugString());
}

TEST_F(SimulatedAnswersTest, RulesOnWhichNoAnswerDependsAreRefused) {
  v1::SimulateRequest request;
  request.set_as_of(kDay);
  const auto named = [](const char* text, const char* from, const char* to) {
    return absl::StrReplaceAll(text, {{from, to}});
  };
  request.add_programmes(named(kAsd, "\"asd\"", "\"school\""));
  request.add_programmes(named(kChamil, "amo-chamil", "amo-tadamon"));
  request.add_programmes(named(kTadamon, "amo-tadamon", "amo-chamil"));
  request.set_common_rules(named(kCommon, "17", "200"));
  const auto answer = client_->Call(request);
  EXPECT_EQ(ReasonOf(answer.status), "MALFORMED_SIMULATION");
  EXPECT_THAT(
      FieldsOf(answer.status),
      ElementsAre(
          "programmes[0]: aid_rules", "programmes[0]: exclusion_rules",
          "programmes[0]: child_head_rules", "programmes[0]: school_aid_rules",
          "programmes[0]: stability_rules", "programmes[1]: waiting_periods",
          "programmes[2]: stability_rules",
          "common_rules: dependant_rules[0].child_up_to_age",
          "common_rules: dependant_rules[0].student_up_to_age"));
}

}  // namespace
}  // namespace rpc_test
