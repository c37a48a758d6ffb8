// rsu.eligibility.v1.EligibilityService over the wire, against the promises of
// its proto file. Thresholds and contributions are the published ones: AMO
// Tadamon at most 9.3264284, then AMO Chamil from 144 MAD; direct social aid at
// most 9.7430010.

#include <cstdint>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::eligibility::v1;
namespace registry = ::rsu::registry::v1;
using ::testing::ElementsAre;

constexpr std::int64_t kTadamonTicks = 93'264'284;
constexpr std::int64_t kAidTicks = 97'430'010;

class EligibilityTest : public RegisterTest {
 protected:
  Answer<v1::Eligibility> Check(const std::string& idcs,
                                const std::string& as_of = "2026-01-01") {
    v1::CheckEligibilityRequest request;
    request.set_idcs(idcs);
    request.set_as_of(as_of);
    return client.Call(request);
  }

  // Someone alone in a household with this score.
  std::string PersonWithScore(std::int64_t ticks) {
    const std::string person = NewPerson();
    auto request = SomeDeclaration("of-" + person, "2026-01-01", {person});
    SpendUpToScore(ticks, *request.mutable_declaration());
    EXPECT_TRUE(client.Call(request).ok());
    return person;
  }

  void Cover(const std::string& idcs, registry::CoverageEvent::Event change,
             const std::string& day) {
    registry::RecordCoverageEventsRequest request;
    registry::CoverageEvent& event = *request.add_events();
    event.set_source("CNOPS");
    event.set_event(change);
    event.set_regime(registry::Regime::CNOPS);
    event.set_role(registry::InsuredRole::DEPENDANT);
    event.set_idcs(idcs);
    event.set_effective_date(day);
    event.set_reason(registry::CoverageReason::REGISTRATION);
    EXPECT_EQ(client.Call(request).reply.results(0).outcome(),
              registry::RecordCoverageEventsResponse::Result::STORED);
  }
};

std::vector<std::string> Codes(const v1::Eligibility& answer) {
  std::vector<std::string> codes;
  for (const v1::Reason& reason : answer.reasons()) {
    codes.push_back(reason.code());
    EXPECT_FALSE(reason.sentence().empty());
  }
  return codes;
}

TEST_F(EligibilityTest, ANumberThatNobodyHasIsNotRegistered) {
  const std::string household = NewHousehold("H-1").household();
  for (const std::string& number : {std::string("2013023805"), household}) {
    const auto answer = Check(number);
    ASSERT_TRUE(answer.ok()) << answer.status;
    EXPECT_EQ(answer.reply.outcome(), v1::Outcome::NOT_REGISTERED);
    EXPECT_THAT(Codes(answer.reply), ElementsAre("NOT_REGISTERED"));
    EXPECT_FALSE(answer.reply.has_standing());
    EXPECT_EQ(answer.reply.idcs(), number);
    EXPECT_EQ(answer.reply.as_of(), "2026-01-01");
    EXPECT_GT(answer.reply.known_at().seconds(), 0);
  }
}

TEST_F(EligibilityTest, SomeoneWithoutAHouseholdOnTheDayIsNotScored) {
  const std::string person = NewPerson();
  EXPECT_EQ(Check(person).reply.outcome(), v1::Outcome::NOT_SCORED);
  ASSERT_TRUE(client.Call(SomeDeclaration("H-1", "2026-02-01", {person})).ok());
  const auto before = Check(person, "2026-01-31");
  EXPECT_EQ(before.reply.outcome(), v1::Outcome::NOT_SCORED);
  EXPECT_THAT(Codes(before.reply),
              ElementsAre("NOT_COVERED_ELSEWHERE", "NO_SCORE"));
  EXPECT_FALSE(before.reply.has_household_at_or_under_asd_threshold());
  EXPECT_EQ(Check(person, "2026-02-01").reply.outcome(),
            v1::Outcome::AMO_TADAMON);
}

TEST_F(EligibilityTest, AScoreEqualToTheTadamonThresholdIsUnderIt) {
  const auto at = Check(PersonWithScore(kTadamonTicks));
  EXPECT_EQ(at.reply.outcome(), v1::Outcome::AMO_TADAMON);
  EXPECT_FALSE(at.reply.has_contribution_mad());
  EXPECT_TRUE(at.reply.household_at_or_under_asd_threshold());
  EXPECT_THAT(Codes(at.reply), ElementsAre("NOT_COVERED_ELSEWHERE",
                                           "SCORE_AT_OR_UNDER_THRESHOLD"));
  EXPECT_EQ(at.reply.standing().score(), "9.3264284");
  EXPECT_TRUE(at.reply.standing().usable());
  ASSERT_EQ(at.reply.standing().distances_size(), 2);
  for (const v1::ThresholdDistance& distance :
       at.reply.standing().distances()) {
    const bool tadamon = distance.programme() == "amo-tadamon";
    EXPECT_EQ(distance.threshold(), tadamon ? "9.3264284" : "9.7430010");
    EXPECT_EQ(distance.distance(), tadamon ? "0.0000000" : "0.4165726");
    EXPECT_EQ(distance.side(),
              tadamon ? v1::DistanceSide::AT : v1::DistanceSide::UNDER);
  }
  const auto above = Check(PersonWithScore(kTadamonTicks + 2));
  EXPECT_EQ(above.reply.standing().score(), "9.3264286");
  EXPECT_EQ(above.reply.outcome(), v1::Outcome::AMO_CHAMIL);
  EXPECT_EQ(above.reply.contribution_mad(), 144);
}

TEST_F(EligibilityTest, AScoreEqualToTheAidThresholdIsUnderIt) {
  const auto at = Check(PersonWithScore(kAidTicks));
  EXPECT_TRUE(at.reply.household_at_or_under_asd_threshold());
  EXPECT_EQ(at.reply.contribution_mad(), 176);  // (9.5124369, 9.743001]
  const auto above = Check(PersonWithScore(kAidTicks + 2));
  EXPECT_TRUE(above.reply.has_household_at_or_under_asd_threshold());
  EXPECT_FALSE(above.reply.household_at_or_under_asd_threshold());
  EXPECT_EQ(above.reply.contribution_mad(), 224);
}

TEST_F(EligibilityTest, SomeoneEmployedAboveTheThresholdIsInNeither) {
  const std::string person = NewPerson();
  auto request = SomeDeclaration("H-1", "2026-01-01", {person});
  SpendUpToScore(kTadamonTicks + 2, *request.mutable_declaration());
  request.mutable_declaration()->mutable_members(0)->set_activity(
      registry::Activity::EMPLOYED);
  ASSERT_TRUE(client.Call(request).ok());
  const auto answer = Check(person);
  EXPECT_EQ(answer.reply.outcome(), v1::Outcome::NOT_ELIGIBLE);
  EXPECT_THAT(Codes(answer.reply),
              ElementsAre("NOT_COVERED_ELSEWHERE", "SCORE_ABOVE_THRESHOLD",
                          "EMPLOYED"));
  EXPECT_FALSE(answer.reply.has_contribution_mad());
}

TEST_F(EligibilityTest, AScoreOutsideTheUsableRangeIsShownAndNotUsed) {
  const std::string person = NewPerson();
  auto request = SomeDeclaration("H-1", "2026-01-01", {person});
  request.mutable_declaration()
      ->mutable_spending()
      ->set_phone_internet_monthly_centimes(10'000'000);
  ASSERT_TRUE(client.Call(request).ok());
  const auto answer = Check(person);
  EXPECT_EQ(answer.reply.outcome(), v1::Outcome::NOT_SCORED);
  EXPECT_THAT(Codes(answer.reply), ElementsAre("NOT_COVERED_ELSEWHERE",
                                               "SCORE_OUTSIDE_USABLE_RANGE"));
  EXPECT_FALSE(answer.reply.standing().usable());
  EXPECT_EQ(answer.reply.standing().score(), "1040.8543900");
  EXPECT_FALSE(answer.reply.has_household_at_or_under_asd_threshold());
  EXPECT_TRUE(answer.reply.direct_aid().undetermined());
  ASSERT_EQ(answer.reply.direct_aid().reasons_size(), 2);
  EXPECT_EQ(answer.reply.direct_aid().reasons(0).code(), "AID_CANNOT_BE_SAID");
  EXPECT_EQ(answer.reply.direct_aid().reasons(1).code(),
            "SCORE_OUTSIDE_USABLE_RANGE");
}

TEST_F(EligibilityTest, OfWhoIsInNoHouseholdAidCannotBeSaid) {
  const auto answer = Check(NewPerson());
  EXPECT_TRUE(answer.reply.direct_aid().undetermined());
  EXPECT_EQ(answer.reply.direct_aid().reasons(1).code(), "NO_SCORE");
}

TEST_F(EligibilityTest, CoverElsewhereCountsFromItsFirstDayToItsLast) {
  const std::string person = PersonWithScore(kTadamonTicks);
  Cover(person, registry::CoverageEvent::OPENED, "2026-02-01");
  Cover(person, registry::CoverageEvent::CLOSED, "2026-03-01");
  EXPECT_EQ(Check(person, "2026-01-31").reply.outcome(),
            v1::Outcome::AMO_TADAMON);
  for (const char* day : {"2026-02-01", "2026-02-28"}) {
    const auto covered = Check(person, day);
    EXPECT_EQ(covered.reply.outcome(), v1::Outcome::COVERED_ELSEWHERE) << day;
    EXPECT_EQ(covered.reply.regime(), "CNOPS");
    EXPECT_THAT(Codes(covered.reply), ElementsAre("COVERED_AS_DEPENDANT"));
    EXPECT_TRUE(covered.reply.household_at_or_under_asd_threshold());
  }
  EXPECT_EQ(Check(person, "2026-03-01").reply.outcome(),
            v1::Outcome::AMO_TADAMON);
}

TEST_F(EligibilityTest, AMalformedRequestNamesItsField) {
  for (const char* number :
       {"", "201302380", "2013023800", "people/2013023805", "٢٠١٣٠٢٣٨٠٥"}) {
    const absl::Status status = Check(number).status;
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << number;
    EXPECT_EQ(ReasonOf(status), "MALFORMED_REQUEST");
    EXPECT_THAT(FieldsOf(status), ElementsAre("idcs")) << number;
  }
  // Ten digits with a right check digit may be somebody's, whichever rules new
  // numbers are issued under.
  EXPECT_EQ(Check("4567890123").reply.outcome(), v1::Outcome::NOT_REGISTERED);
  for (const char* day : {"", "2026-1-1", "2026-02-29", "01/01/2026"}) {
    EXPECT_THAT(FieldsOf(Check("2013023805", day).status), ElementsAre("as_of"))
        << day;
  }
  v1::BatchCheckEligibilityRequest batch;
  batch.set_as_of("2026-01-01");
  EXPECT_THAT(FieldsOf(client.Call(batch).status), ElementsAre("idcs"));
  for (int i = 0; i < 1000; ++i) batch.add_idcs("2013023805");
  EXPECT_EQ(client.Call(batch).reply.results_size(), 1000);
  batch.set_idcs(3, "2013023800");
  EXPECT_THAT(FieldsOf(client.Call(batch).status), ElementsAre("idcs[3]"));
  batch.set_idcs(3, "2013023805");
  batch.clear_as_of();
  EXPECT_THAT(FieldsOf(client.Call(batch).status), ElementsAre("as_of"));
  batch.set_as_of("2026-01-01");
  batch.add_idcs("2013023805");
  EXPECT_THAT(FieldsOf(client.Call(batch).status), ElementsAre("idcs"));
}

TEST_F(EligibilityTest, ABatchAnswersInTheOrderOfTheRequestAsOfOneMoment) {
  const std::string poor = PersonWithScore(kTadamonTicks);
  v1::BatchCheckEligibilityRequest batch;
  batch.set_as_of("2026-01-01");
  for (const std::string& number : {std::string("2013023805"), poor, poor}) {
    batch.add_idcs(number);
  }
  const auto answer = client.Call(batch);
  ASSERT_TRUE(answer.ok()) << answer.status;
  ASSERT_EQ(answer.reply.results_size(), 3);
  EXPECT_EQ(answer.reply.results(0).outcome(), v1::Outcome::NOT_REGISTERED);
  EXPECT_EQ(answer.reply.results(1).SerializeAsString(),
            Check(poor).reply.SerializeAsString());
  EXPECT_EQ(answer.reply.results(2).SerializeAsString(),
            answer.reply.results(1).SerializeAsString());
}

TEST_F(EligibilityTest, AnAnswerIsGivenAgainForWhatWasKnownThen) {
  const std::string person = NewPerson();
  auto request = SomeDeclaration("H-1", "2026-01-01", {person});
  SpendUpToScore(kTadamonTicks, *request.mutable_declaration());
  ASSERT_TRUE(client.Call(request).ok());
  const auto then = Check(person);
  SpendUpToScore(kTadamonTicks + 2, *request.mutable_declaration());
  ASSERT_TRUE(client.Call(request).ok());
  Cover(NewPerson(), registry::CoverageEvent::OPENED, "2026-01-01");
  EXPECT_EQ(Check(person).reply.outcome(), v1::Outcome::AMO_CHAMIL);

  v1::CheckEligibilityRequest again;
  again.set_idcs(person);
  again.set_as_of("2026-01-01");
  *again.mutable_known_at() = then.reply.known_at();
  EXPECT_EQ(client.Call(again).reply.SerializeAsString(),
            then.reply.SerializeAsString());
  v1::BatchCheckEligibilityRequest batch;
  batch.add_idcs(person);
  batch.set_as_of("2026-01-01");
  *batch.mutable_known_at() = then.reply.known_at();
  EXPECT_EQ(client.Call(batch).reply.results(0).SerializeAsString(),
            then.reply.SerializeAsString());
  // Before anything was known, nobody was registered.
  again.mutable_known_at()->set_seconds(0);
  EXPECT_EQ(client.Call(again).reply.outcome(), v1::Outcome::NOT_REGISTERED);
  // A moment still to come means all that is known, and says so.
  again.mutable_known_at()->set_seconds(253'402'300'799);
  EXPECT_EQ(client.Call(again).reply.SerializeAsString(),
            Check(person).reply.SerializeAsString());
  // What is no moment at all is not taken for the nearest one.
  again.mutable_known_at()->set_nanos(1'000'000'000);
  EXPECT_THAT(FieldsOf(client.Call(again).status), ElementsAre("known_at"));
  batch.mutable_known_at()->set_seconds(-62'135'596'801);
  EXPECT_THAT(FieldsOf(client.Call(batch).status), ElementsAre("known_at"));
}

}  // namespace
}  // namespace rpc_test
