// Runs of re-scoring that give scores which may not be used, over the wire,
// against the promises of rsu.jobs.v1.RescoringService.

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/rescoring_fixture.h"
#include "tests/service/rescoring/run_requests.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::jobs::v1;
using ::testing::ElementsAre;

// "next" gives 0.1 more; scores from 5 to 15 may be used.
class UnusableScoresTest : public RescoringTest {
 protected:
  UnusableScoresTest() {
    Declare("TOO-HIGH", 149'500'000);     // 14.95 to 15.05
    Declare("CROSSES", kThresholdTicks);  // leaves AMO Tadamon
    Declare("EDGE", 149'000'000);         // to 15, which may be used
  }

  // "amo-tadamon entered left to_unusable from_unusable", by programme.
  static std::vector<std::string> Crossings(const v1::RescoringRun& run) {
    std::vector<std::string> lines;
    for (const v1::ThresholdCrossing& crossing : run.report().crossings()) {
      lines.push_back(absl::StrCat(
          crossing.programme(), " ", crossing.entered(), " ", crossing.left(),
          " ", crossing.to_unusable(), " ", crossing.from_unusable()));
    }
    return lines;
  }

  rsu::eligibility::v1::Eligibility Check(std::size_t person) {
    rsu::eligibility::v1::CheckEligibilityRequest check;
    check.set_idcs(people_[person]);
    check.set_as_of("2027-06-01");
    return client.Call(check).reply;
  }
};

TEST_F(UnusableScoresTest, AreCountedApartAndNeitherEnterNorLeave) {
  const v1::RescoringRun run = Run(To("next", /*dry_run=*/true));
  ASSERT_EQ(run.state(), v1::RescoringRun::SUCCEEDED);
  EXPECT_EQ(run.report().households(), 3);
  EXPECT_EQ(run.report().not_usable_before(), 0);
  EXPECT_EQ(run.report().not_usable_after(), 1);
  EXPECT_TRUE(run.report().wants_confirmation());
  EXPECT_THAT(Crossings(run),
              ElementsAre("amo-chamil 1 0 1 0", "amo-tadamon 0 1 0 0"));
}

TEST_F(UnusableScoresTest, ARunWithTooManyWaitsUntilItIsConfirmed) {
  const auto before = Check(1);
  v1::RescoringRun run = Run(To("next"));
  EXPECT_EQ(run.state(), v1::RescoringRun::WANTS_CONFIRMATION);
  EXPECT_FALSE(run.has_report());
  EXPECT_THAT(run.error(), ::testing::HasSubstr("1 of 3 households"));
  EXPECT_EQ(Check(1).outcome(), before.outcome());
  EXPECT_EQ(Check(1).standing().formula(), "decree-2-21-582");

  v1::ResumeRescoringRunRequest resume;
  resume.set_name(run.name());
  ASSERT_TRUE(client.Call(resume).ok());
  EXPECT_EQ(Wait(run.name()).state(), v1::RescoringRun::WANTS_CONFIRMATION);
  EXPECT_EQ(Check(1).standing().formula(), "decree-2-21-582");

  resume.set_confirm(true);
  ASSERT_TRUE(client.Call(resume).ok());
  run = Wait(run.name());
  EXPECT_EQ(run.state(), v1::RescoringRun::SUCCEEDED) << run.error();
  EXPECT_TRUE(run.confirmed());
  EXPECT_EQ(run.report().not_usable_after(), 1);
  EXPECT_EQ(Check(1).standing().formula(), "next");
  // Neither in nor out.
  EXPECT_EQ(Check(0).outcome(), rsu::eligibility::v1::Outcome::NOT_SCORED);
  EXPECT_FALSE(Check(0).has_household_at_or_under_asd_threshold());
  EXPECT_EQ(Check(1).outcome(), rsu::eligibility::v1::Outcome::AMO_CHAMIL);
  EXPECT_EQ(Check(2).outcome(), rsu::eligibility::v1::Outcome::AMO_CHAMIL);

  // Taken back, the score that may not be used is gone.
  const auto taking = client.Call(TakingBack(run.name()));
  ASSERT_TRUE(taking.ok()) << taking.status;
  const v1::RescoringRun taken = Wait(taking.reply.name());
  EXPECT_EQ(taken.report().not_usable_before(), 1);
  EXPECT_EQ(taken.report().not_usable_after(), 0);
  EXPECT_THAT(Crossings(taken),
              ElementsAre("amo-chamil 0 1 0 1", "amo-tadamon 1 0 0 0"));
  EXPECT_EQ(Check(0).outcome(), rsu::eligibility::v1::Outcome::AMO_CHAMIL);
}

TEST_F(UnusableScoresTest, ARunThatIsConfirmedBeforeDoesNotWait) {
  auto request = To("next");
  request.set_confirm(true);
  EXPECT_EQ(Run(request).state(), v1::RescoringRun::SUCCEEDED);
}

TEST_F(UnusableScoresTest, ARunThatWaitsCanBeCancelled) {
  const v1::RescoringRun run = Run(To("next"));
  v1::CancelRescoringRunRequest cancel;
  cancel.set_name(run.name());
  EXPECT_EQ(client.Call(cancel).reply.state(), v1::RescoringRun::CANCELLED);
  // Others are not held up by one that waits.
  EXPECT_EQ(Run(To("third", /*dry_run=*/true)).state(),
            v1::RescoringRun::SUCCEEDED);
}

}  // namespace
}  // namespace rpc_test
