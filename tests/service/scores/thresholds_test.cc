// ScoreService.ExplainThresholds over the wire, against the promises of its
// proto file: what it proposes is declared, and must come out as it said.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/rescoring_fixture.h"
#include "tests/property/declaration_change.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::scoring::v1;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr std::int64_t kTadamonTicks = 93'264'284;
constexpr std::int64_t kAidTicks = 97'430'010;

class ThresholdsTest : public RescoringTest {
 protected:
  v1::ExplainThresholdsRequest Request(const std::string& household,
                                       const std::string& as_of) {
    v1::ExplainThresholdsRequest request;
    request.set_name("households/" + household);
    request.set_as_of(as_of);
    return request;
  }

  v1::ThresholdExplanation Explain(
      const v1::ExplainThresholdsRequest& request) {
    const auto answer = client.Call(request);
    EXPECT_TRUE(answer.ok()) << answer.status;
    return answer.reply;
  }
};

std::vector<std::string> ProgrammesOf(const v1::Threshold& threshold) {
  std::vector<std::string> programmes;
  for (const auto& programme : threshold.programmes()) {
    programmes.push_back(absl::StrCat(
        programme.name(), programme.above() ? " above " : " at most ",
        programme.on_its_side() ? "in" : "out"));
  }
  return programmes;
}

bool IsAtMost(v1::Threshold::Side side) { return side != v1::Threshold::ABOVE; }

TEST_F(ThresholdsTest, EveryThresholdSaysWhoseItIsAndHowFar) {
  const std::string household = Declare("H1", kTadamonTicks);
  const auto at = Explain(Request(household, "2026-01-01"));
  EXPECT_EQ(at.score().score(), "9.3264284");
  EXPECT_EQ(at.score().household_ref(), "H1");
  EXPECT_EQ(at.score().as_of(), "2026-01-01");
  ASSERT_THAT(at.thresholds(), SizeIs(2));
  EXPECT_EQ(at.thresholds(0).threshold(), "9.3264284");
  EXPECT_EQ(at.thresholds(0).distance(), "0.0000000");
  EXPECT_THAT(ProgrammesOf(at.thresholds(0)),
              ElementsAre("amo-tadamon at most in", "amo-chamil above out"));
  EXPECT_EQ(at.thresholds(0).programmes(0).title(), "AMO Tadamon");
  EXPECT_EQ(at.thresholds(1).threshold(), "9.7430010");
  EXPECT_EQ(at.thresholds(1).distance(), "0.4165726");
  EXPECT_EQ(at.thresholds(0).side(), v1::Threshold::AT);
  EXPECT_EQ(at.thresholds(1).side(), v1::Threshold::UNDER);
  EXPECT_THAT(ProgrammesOf(at.thresholds(1)), ElementsAre("asd at most in"));
  const std::string above = Declare("H2", kTadamonTicks + 2);
  EXPECT_THAT(ProgrammesOf(Explain(Request(above, "2026-01-01")).thresholds(0)),
              ElementsAre("amo-tadamon at most out", "amo-chamil above in"));
}

// AMO Tadamon began on 2022-12-01, AMO Chamil and direct social aid later; the
// formula is of 2021.
TEST_F(ThresholdsTest, OnlyThresholdsInForceOnTheDayAreTold) {
  const std::string household = Declare("H1", kTadamonTicks, "2022-11-20");
  EXPECT_THAT(Explain(Request(household, "2022-11-30")).thresholds(),
              IsEmpty());
  const auto first = Explain(Request(household, "2022-12-01"));
  ASSERT_THAT(first.thresholds(), SizeIs(1));
  EXPECT_THAT(ProgrammesOf(first.thresholds(0)),
              ElementsAre("amo-tadamon at most in"));
}

TEST_F(ThresholdsTest, WhatIsProposedComesOutAsItWasSaid) {
  auto declare = SomeDeclaration("H-1", "2026-01-01",
                                 {NewPerson(), NewPerson(), NewPerson()});
  auto& declaration = *declare.mutable_declaration();
  declaration.mutable_assets()->set_cows(12);
  declaration.mutable_spending()->set_gas_monthly_centimes(22'000);
  declaration.mutable_members(1)->set_can_read_and_write(true);
  const auto declared = client.Call(declare).reply;
  const auto explained = Explain(Request(declared.household(), "2026-01-01"));
  EXPECT_EQ(explained.score().score(), declared.score());
  int tried = 0;
  for (const v1::Threshold& threshold : explained.thresholds()) {
    for (const auto& crossing : threshold.crossings()) {
      EXPECT_EQ(property::GetField(declaration, crossing.field()),
                crossing.declared());
      auto change = declare;
      change.set_validate_only(true);
      property::SetField(*change.mutable_declaration(), crossing.field(),
                         crossing.changed());
      EXPECT_EQ(client.Call(change).reply.score(), crossing.score())
          << crossing.field();
      EXPECT_NE(IsAtMost(crossing.side()), IsAtMost(threshold.side()))
          << crossing.field();
      ++tried;
    }
  }
  EXPECT_GT(tried, 10);
}

TEST_F(ThresholdsTest, WhatCannotBeChangedIsToldApart) {
  const std::string household = Declare("H1", kAidTicks + 1'999'998);
  const auto aid = Explain(Request(household, "2026-01-01")).thresholds(1);
  EXPECT_EQ(aid.distance(), "0.1999998");
  EXPECT_EQ(aid.side(), v1::Threshold::ABOVE);
  std::map<std::string, std::string> changed;
  for (const auto& crossing : aid.cannot_be_changed()) {
    changed[crossing.field()] = crossing.changed();
  }
  // Nobody lives in a region of the countryside that adds less than region 08,
  // which adds nothing; a newborn takes 0.45 and more away.
  EXPECT_EQ(changed.count("region"), 0U);
  EXPECT_EQ(changed.at("members"), "2");
  std::vector<std::string> fields;
  for (const auto& crossing : aid.crossings()) {
    fields.push_back(crossing.field());
  }
  EXPECT_THAT(fields, Contains("spending.gas_monthly_centimes"));
  for (const auto& [field, value] : changed) {
    EXPECT_THAT(fields, Not(Contains(field)));
  }
}

TEST_F(ThresholdsTest, TheFormulaInForceOnTheDayCounts) {
  const std::string household = Declare("H1", kTadamonTicks);
  Run(To("next"));
  const auto later = Explain(Request(household, "2027-06-01"));
  EXPECT_EQ(later.score().formula(), "next");
  EXPECT_EQ(later.thresholds(0).distance(), "0.1000000");
  for (const auto& crossing : later.thresholds(0).crossings()) {
    EXPECT_TRUE(IsAtMost(crossing.side())) << crossing.field();
  }
  EXPECT_EQ(Explain(Request(household, "2026-06-01")).thresholds(0).distance(),
            "0.0000000");
}

TEST_F(ThresholdsTest, AnEarlierMomentGetsTheSameBytes) {
  const std::string household = Declare("H1", kTadamonTicks);
  auto request = Request(household, "2027-06-01");
  const auto before = Explain(request);
  Run(To("next"));
  DeclareFor(people_.front(), "H1", kTadamonTicks + 4, "2026-01-01");
  EXPECT_EQ(Explain(request).thresholds(0).distance(), "0.1000004");
  *request.mutable_known_at() = before.score().known_at();
  EXPECT_EQ(Explain(request).SerializeAsString(), before.SerializeAsString());
}

TEST_F(ThresholdsTest, AMalformedRequestNamesItsField) {
  const std::string household = Declare("H1", kTadamonTicks);
  EXPECT_THAT(FieldsOf(client.Call(Request(household, "")).status),
              ElementsAre("as_of"));
  EXPECT_THAT(FieldsOf(client.Call(Request("1", "2026-01-01")).status),
              ElementsAre("name"));
  auto request = Request(household, "2026-01-01");
  request.mutable_known_at()->set_nanos(-1);
  EXPECT_THAT(FieldsOf(client.Call(request).status), ElementsAre("known_at"));
  EXPECT_EQ(ReasonOf(client.Call(Request(household, "2025-12-31")).status),
            "UNKNOWN_HOUSEHOLD");
}

}  // namespace
}  // namespace rpc_test
