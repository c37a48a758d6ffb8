// rsu.jobs.v1.RescoringService over the wire, against the promises of its proto
// file: what the register answers before, during and after a run.

#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/hold.h"
#include "tests/fixtures/rescoring_fixture.h"
#include "tests/service/rescoring/run_requests.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::jobs::v1;
using ::testing::ElementsAre;

TEST_F(RescoringTest, AScoreHoldsFromTheFirstDayOfTheRunOn) {
  const std::string household = Declare("H1", kThresholdTicks);
  const v1::RescoringRun run = Run(To("next"));
  ASSERT_EQ(run.state(), v1::RescoringRun::SUCCEEDED) << run.error();
  EXPECT_EQ(run.from_date(), "2027-01-01");
  EXPECT_EQ(run.caller(), "local");

  const auto before = ScoreOf(household, "2026-12-31");
  EXPECT_EQ(before.score(), Text(kThresholdTicks));
  EXPECT_EQ(before.formula(), "decree-2-21-582");
  const auto after = ScoreOf(household, "2027-01-01");
  EXPECT_EQ(after.score(), Text(kThresholdTicks + 1'000'000));
  EXPECT_EQ(after.formula(), "next");
  EXPECT_EQ(after.explanation().terms(0).coefficient(), "8.795");
  EXPECT_EQ(after.revision(), 1);
}

TEST_F(RescoringTest, AnEarlierMomentIsAnsweredAsThen) {
  const std::string household = Declare("H1", kThresholdTicks);
  rsu::eligibility::v1::CheckEligibilityRequest check;
  check.set_idcs(people_.front());
  check.set_as_of("2027-06-01");
  const auto before = client.Call(check).reply;
  EXPECT_EQ(before.outcome(), rsu::eligibility::v1::Outcome::AMO_TADAMON);
  Run(To("next"));
  const auto after = client.Call(check).reply;
  EXPECT_EQ(after.outcome(), rsu::eligibility::v1::Outcome::AMO_CHAMIL);
  EXPECT_EQ(after.standing().score(), Text(kThresholdTicks + 1'000'000));
  EXPECT_EQ(after.standing().formula(), "next");
  *check.mutable_known_at() = before.known_at();
  EXPECT_EQ(client.Call(check).reply.SerializeAsString(),
            before.SerializeAsString());
  EXPECT_EQ(ScoreOf(household, "2027-06-01", &before.known_at()).formula(),
            "decree-2-21-582");
}

TEST_F(RescoringTest, WhatIsDeclaredAfterTheRunGetsItsFormulaToo) {
  const std::string old = Declare("H1", 90'000'000);
  Run(To("next"));
  const std::string late = Declare("H2", 91'000'000);
  EXPECT_EQ(ScoreOf(late, "2026-06-01").score(), Text(91'000'000));
  EXPECT_EQ(ScoreOf(late, "2027-06-01").score(), Text(92'000'000));
  DeclareFor(people_.front(), "H1", 92'000'000, "2026-01-01");  // corrected
  EXPECT_EQ(ScoreOf(old, "2027-06-01").score(), Text(93'000'000));
  EXPECT_EQ(ScoreOf(old, "2027-06-01").revision(), 2);
}

TEST_F(RescoringTest, ADeclarationOfANewerFormulaKeepsItsScore) {
  const std::string household = Declare("H1", 90'000'000, "2026-01-01");
  // The same household declares for 2028, when another formula is in force.
  DeclareFor(people_.front(), "H1", 90'000'000, "2028-03-01");
  Run(To("next"));
  EXPECT_EQ(ScoreOf(household, "2028-02-01").score(), Text(91'000'000));
  EXPECT_EQ(ScoreOf(household, "2028-03-01").score(), Text(93'000'000));
  EXPECT_EQ(ScoreOf(household, "2028-03-01").formula(), "third");
}

TEST_F(RescoringTest, TheRunWithTheLatestDayGoesBeforeTheOthers) {
  const std::string household = Declare("H1", 90'000'000);
  Run(To("third"));
  Run(To("next"));
  EXPECT_EQ(ScoreOf(household, "2027-06-01").score(), Text(91'000'000));
  EXPECT_EQ(ScoreOf(household, "2028-06-01").score(), Text(93'000'000));
  // Of two with one day the last one.
  auto back = To("decree-2-21-582");
  back.set_from_date("2027-01-01");
  Run(back);
  EXPECT_EQ(ScoreOf(household, "2027-06-01").score(), Text(90'000'000));
}

TEST_F(RescoringTest, TheReportCountsWhoCrossesWhichThreshold) {
  Declare("H1", kThresholdTicks);              // leaves
  Declare("H2", kThresholdTicks - 1'000'000);  // comes to the threshold
  Declare("H3", kThresholdTicks - 999'998);    // leaves, by two ticks
  Declare("H4", 80'000'000 + 9'000'000);
  DeclareFor(people_[3], "H4", 96'800'000, "2026-05-01");  // leaves direct aid
  for (const bool dry_run : {true, false}) {
    const v1::RescoringRun run = Run(To("next", dry_run));
    ASSERT_EQ(run.state(), v1::RescoringRun::SUCCEEDED) << run.error();
    EXPECT_EQ(run.report().households(), 4);
    EXPECT_EQ(run.report().changed(), 4);
    std::vector<std::string> crossings;
    for (const v1::ThresholdCrossing& crossing : run.report().crossings()) {
      crossings.push_back(
          absl::StrCat(crossing.programme(), " ", crossing.region(), " ",
                       crossing.milieu(), " ", crossing.members(), " +",
                       crossing.entered(), " -", crossing.left()));
    }
    EXPECT_THAT(crossings, ElementsAre("amo-chamil 08 RURAL 1 +2 -0",
                                       "amo-tadamon 08 RURAL 1 +0 -2",
                                       "asd 08 RURAL 1 +0 -1"));
  }
}

TEST_F(RescoringTest, ADryRunChangesNothing) {
  const std::string household = Declare("H1", 90'000'000);
  const v1::RescoringRun run = Run(To("next", /*dry_run=*/true));
  EXPECT_EQ(run.report().changed(), 1);
  EXPECT_EQ(ScoreOf(household, "2027-06-01").score(), Text(90'000'000));
  // Nor is it said to hold.
  v1::CancelRescoringRunRequest cancel;
  cancel.set_name(run.name());
  const absl::Status over = client.Call(cancel).status;
  EXPECT_EQ(ReasonOf(over), "RUN_FINISHED");
  EXPECT_EQ(over.message(),
            "the run has succeeded; it was a dry run and changed nothing");
}

TEST_F(RescoringTest, AFilterLeavesOthersAlone) {
  const std::string household = Declare("H1", 90'000'000);
  const auto expect = [&](const v1::RescoringFilter& filter, bool matches) {
    auto request = To("next", /*dry_run=*/true);
    *request.mutable_filter() = filter;
    EXPECT_EQ(Run(request).report().households(), matches ? 1 : 0)
        << filter.DebugString();
  };
  v1::RescoringFilter filter;
  filter.add_regions("07");
  expect(filter, false);
  filter.add_regions("08");
  expect(filter, true);
  filter.set_milieu("URBAN");
  expect(filter, false);
  filter.set_milieu("RURAL");
  expect(filter, true);
  filter.set_declared_before("2026-01-01");
  expect(filter, false);
  filter.set_declared_before("2026-01-02");
  expect(filter, true);
  // Also for what is declared after the run.
  auto elsewhere = To("next");
  elsewhere.mutable_filter()->add_regions("07");
  Run(elsewhere);
  EXPECT_EQ(ScoreOf(household, "2027-06-01").score(), Text(90'000'000));
  EXPECT_EQ(ScoreOf(Declare("H2", 90'000'000), "2027-06-01").score(),
            Text(90'000'000));
}

TEST_F(RescoringTest, ACancelledRunHoldsNothingUntilItIsResumed) {
  const std::string household = Declare("H1", 90'000'000);
  // Both wait for the store, in this order, and the jobs hear of the run only
  // once it is stored.
  Hold hold(register_.database(), /*writer=*/true);
  std::thread creator([&] { EXPECT_TRUE(client.Call(To("next")).ok()); });
  std::this_thread::sleep_for(kUntilQueued);
  v1::CancelRescoringRunRequest cancel;
  cancel.set_name("rescoringRuns/1");
  Answer<v1::RescoringRun> cancelled;
  std::thread canceller([&] { cancelled = client.Call(cancel); });
  std::this_thread::sleep_for(kUntilQueued);
  hold.Release();
  creator.join();
  canceller.join();
  ASSERT_TRUE(cancelled.ok()) << cancelled.status;
  EXPECT_EQ(cancelled.reply.state(), v1::RescoringRun::CANCELLED);
  EXPECT_EQ(client.Call(cancel).reply.state(), v1::RescoringRun::CANCELLED);
  Run(To("next", /*dry_run=*/true));  // the jobs had time for it
  EXPECT_EQ(Wait("rescoringRuns/1").state(), v1::RescoringRun::CANCELLED);
  EXPECT_EQ(ScoreOf(household, "2027-06-01").score(), Text(90'000'000));
  v1::ResumeRescoringRunRequest resume;
  resume.set_name("rescoringRuns/1");
  ASSERT_TRUE(client.Call(resume).ok());
  EXPECT_EQ(Wait("rescoringRuns/1").state(), v1::RescoringRun::SUCCEEDED);
  EXPECT_EQ(ScoreOf(household, "2027-06-01").score(), Text(91'000'000));
  EXPECT_EQ(ReasonOf(client.Call(cancel).status), "RUN_FINISHED");
  EXPECT_EQ(ReasonOf(client.Call(resume).status), "RUN_FINISHED");
}

TEST_F(RescoringTest, TheSameRequestIsOneRun) {
  auto request = To("next");
  request.set_request_id(RequestId(1));
  const v1::RescoringRun first = Run(request);
  const auto again = client.Call(request);
  EXPECT_TRUE(again.repeated);
  EXPECT_EQ(again.reply.name(), first.name());
  request.set_dry_run(true);
  EXPECT_EQ(ReasonOf(client.Call(request).status), "REQUEST_ID_REUSED");
  v1::ListRescoringRunsRequest list;
  EXPECT_EQ(client.Call(list).reply.runs_size(), 1);
}

TEST_F(RescoringTest, RunsAreListedTheLastFirst) {
  for (int i = 0; i < 3; ++i) Run(To("next", /*dry_run=*/true));
  v1::ListRescoringRunsRequest list;
  list.set_page_size(2);
  std::vector<std::string> names;
  do {
    const auto page = client.Call(list);
    ASSERT_TRUE(page.ok()) << page.status;
    for (const auto& run : page.reply.runs()) names.push_back(run.name());
    list.set_page_token(page.reply.next_page_token());
  } while (!list.page_token().empty());
  EXPECT_THAT(names, ElementsAre("rescoringRuns/3", "rescoringRuns/2",
                                 "rescoringRuns/1"));
  list.set_page_token("x");
  EXPECT_EQ(ReasonOf(client.Call(list).status), "MALFORMED_REQUEST");
}

TEST_F(RescoringTest, WhatIsNoRunIsRefused) {
  const absl::Status unknown = client.Call(To("none")).status;
  EXPECT_EQ(ReasonOf(unknown), "UNKNOWN_FORMULA");
  EXPECT_THAT(FieldsOf(unknown), ElementsAre("formula"));
  auto request = To("next");
  request.set_from_date("2026-12-31");
  EXPECT_THAT(FieldsOf(client.Call(request).status), ElementsAre("from_date"));
  v1::CreateRescoringRunRequest empty;
  empty.mutable_filter()->add_regions("13");
  empty.mutable_filter()->add_regions("+1");
  empty.mutable_filter()->add_regions("1 ");
  empty.mutable_filter()->set_milieu("rural");
  empty.mutable_filter()->set_declared_before("yesterday");
  EXPECT_THAT(
      FieldsOf(client.Call(empty).status),
      ElementsAre("filter.regions[0]", "filter.regions[1]", "filter.regions[2]",
                  "filter.milieu", "filter.declared_before", "author", "reason",
                  "formula"));
  for (const char* name :
       {"", "rescoringRuns/0", "rescoringRuns/01", "rescoringRuns/-1", "runs/1",
        "rescoringRuns/99999999999999999999"}) {
    v1::GetRescoringRunRequest get;
    get.set_name(name);
    EXPECT_THAT(FieldsOf(client.Call(get).status), ElementsAre("name")) << name;
  }
  v1::GetRescoringRunRequest get;
  get.set_name("rescoringRuns/7");
  EXPECT_EQ(ReasonOf(client.Call(get).status), "UNKNOWN_RUN");
}

TEST_F(RescoringTest, ARunOverAnEmptyRegisterSucceeds) {
  const v1::RescoringRun run = Run(To("next"));
  EXPECT_EQ(run.state(), v1::RescoringRun::SUCCEEDED) << run.error();
  EXPECT_EQ(run.report().households(), 0);
  EXPECT_EQ(ScoreOf(Declare("H1", 90'000'000), "2027-06-01").score(),
            Text(91'000'000));
}

}  // namespace
}  // namespace rpc_test
