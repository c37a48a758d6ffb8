// Runs of re-scoring that are taken back, over the wire, against the promises
// of rsu.jobs.v1.RescoringService.

#include <string>

#include "gtest/gtest.h"
#include "tests/fixtures/rescoring_fixture.h"
#include "tests/service/rescoring/run_requests.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::jobs::v1;

TEST_F(RescoringTest, ARunThatIsTakenBackGivesNoScoresAndIsAnsweredAsThen) {
  const std::string household = Declare("H1", kThresholdTicks);
  rsu::eligibility::v1::CheckEligibilityRequest check;
  check.set_idcs(people_.front());
  check.set_as_of("2027-06-01");
  const auto before = client.Call(check).reply;
  const v1::RescoringRun run = Run(To("next"));
  // Declared since, with the score of the run.
  const std::string late = Declare("H2", 91'000'000);
  const auto during = client.Call(check).reply;
  ASSERT_EQ(during.outcome(), rsu::eligibility::v1::Outcome::AMO_CHAMIL);
  ASSERT_EQ(ScoreOf(late, "2027-06-01").score(), Text(92'000'000));

  // What it would do, and nothing more.
  const auto dry = client.Call(TakingBack(run.name(), true));
  ASSERT_TRUE(dry.ok()) << dry.status;
  EXPECT_EQ(Wait(dry.reply.name()).report().changed(), 2);
  EXPECT_EQ(ScoreOf(household, "2027-06-01").formula(), "next");

  const auto begun = client.Call(TakingBack(run.name()));
  ASSERT_TRUE(begun.ok()) << begun.status;
  const v1::RescoringRun taking = Wait(begun.reply.name());
  ASSERT_EQ(taking.state(), v1::RescoringRun::SUCCEEDED) << taking.error();
  EXPECT_EQ(taking.takes_back(), run.name());
  EXPECT_EQ(taking.from_date(), run.from_date());
  EXPECT_EQ(taking.report().households(), 2);
  EXPECT_EQ(taking.report().changed(), 2);
  ASSERT_EQ(taking.report().crossings_size(), 2);
  EXPECT_EQ(taking.report().crossings(0).programme(), "amo-chamil");
  EXPECT_EQ(taking.report().crossings(0).left(), 1);
  EXPECT_EQ(taking.report().crossings(1).programme(), "amo-tadamon");
  EXPECT_EQ(taking.report().crossings(1).entered(), 1);
  EXPECT_EQ(Wait(run.name()).taken_back_by(), taking.name());

  // Now as before the run, and then as during it.
  EXPECT_EQ(ScoreOf(household, "2027-06-01").score(), Text(kThresholdTicks));
  EXPECT_EQ(ScoreOf(household, "2027-06-01").formula(), "decree-2-21-582");
  EXPECT_EQ(ScoreOf(late, "2027-06-01").score(), Text(91'000'000));
  EXPECT_EQ(client.Call(check).reply.outcome(), before.outcome());
  for (const auto& then : {before, during}) {
    *check.mutable_known_at() = then.known_at();
    EXPECT_EQ(client.Call(check).reply.SerializeAsString(),
              then.SerializeAsString());
  }
}

TEST_F(RescoringTest, ATakenBackRunIsTakenBackOnceAndCanBeMadeAgain) {
  const std::string household = Declare("H1", 90'000'000);
  const v1::RescoringRun run = Run(To("next"));
  const auto dry_run = Run(To("next", /*dry_run=*/true));
  EXPECT_EQ(ReasonOf(client.Call(TakingBack(dry_run.name())).status),
            "RUN_CHANGED_NOTHING");
  EXPECT_EQ(ReasonOf(client.Call(TakingBack("rescoringRuns/77")).status),
            "UNKNOWN_RUN");
  EXPECT_EQ(ReasonOf(client.Call(TakingBack("77")).status),
            "MALFORMED_REQUEST");
  auto nobody = TakingBack(run.name());
  nobody.clear_author();
  EXPECT_EQ(ReasonOf(client.Call(nobody).status), "MALFORMED_REQUEST");
  const auto taking = client.Call(TakingBack(run.name()));
  ASSERT_TRUE(taking.ok()) << taking.status;
  Wait(taking.reply.name());
  EXPECT_EQ(ReasonOf(client.Call(TakingBack(run.name())).status),
            "RUN_TAKEN_BACK");
  EXPECT_EQ(ReasonOf(client.Call(TakingBack(taking.reply.name())).status),
            "RUN_CHANGED_NOTHING");
  // It does not hold any more; the one that took it back does.
  v1::CancelRescoringRunRequest cancel;
  v1::ResumeRescoringRunRequest resume;
  cancel.set_name(run.name());
  resume.set_name(run.name());
  EXPECT_EQ(ReasonOf(client.Call(cancel).status), "RUN_TAKEN_BACK");
  EXPECT_EQ(ReasonOf(client.Call(resume).status), "RUN_TAKEN_BACK");
  cancel.set_name(taking.reply.name());
  EXPECT_EQ(ReasonOf(client.Call(cancel).status), "RUN_FINISHED");
  EXPECT_EQ(ScoreOf(household, "2027-06-01").score(), Text(90'000'000));
  Run(To("next"));
  EXPECT_EQ(ScoreOf(household, "2027-06-01").score(), Text(91'000'000));
}

TEST_F(RescoringTest, OfTwoRunsOneIsTakenBackAndTheOtherStays) {
  const std::string household = Declare("H1", 90'000'000);
  const v1::RescoringRun first = Run(To("next"));
  Run(To("third"));  // from 2028 on
  const auto taking = client.Call(TakingBack(first.name()));
  ASSERT_TRUE(taking.ok()) << taking.status;
  Wait(taking.reply.name());
  EXPECT_EQ(ScoreOf(household, "2027-06-01").score(), Text(90'000'000));
  EXPECT_EQ(ScoreOf(household, "2028-06-01").score(), Text(93'000'000));
}

}  // namespace
}  // namespace rpc_test
