// rsu.scoring.v1.ScoreService over the wire, against the promises of its proto
// file.

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::scoring::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ScoresTest : public RegisterTest {
 protected:
  Answer<v1::Score> Get(const std::string& household,
                        const std::string& as_of) {
    v1::GetScoreRequest request;
    request.set_name("households/" + household);
    request.set_as_of(as_of);
    return client.Call(request);
  }

  // The references on the page.
  std::vector<std::string> List(v1::ListScoresRequest& request) {
    const auto page = client.Call(request);
    EXPECT_TRUE(page.ok()) << page.status;
    std::vector<std::string> references;
    for (const v1::Score& score : page.reply.scores()) {
      references.push_back(score.household_ref());
    }
    request.set_page_token(page.reply.next_page_token());
    return references;
  }
};

std::int64_t Number(const std::string& text) {
  std::int64_t number = 0;
  EXPECT_TRUE(absl::SimpleAtoi(text, &number)) << text;
  return number;
}

TEST_F(ScoresTest, TheTermsOfAnExplanationSumToTheScore) {
  auto declare = SomeDeclaration("H-1", "2026-01-01",
                                 {NewPerson(), NewPerson(), NewPerson()});
  declare.mutable_declaration()->mutable_spending()->set_gas_monthly_centimes(
      4'999);
  const auto declared = client.Call(declare);
  v1::GetScoreRequest request;
  request.set_name("households/" + declared.reply.household());
  request.set_explain(true);
  const auto answer = client.Call(request);
  ASSERT_TRUE(answer.ok()) << answer.status;
  const v1::Explanation& explanation = answer.reply.explanation();
  EXPECT_EQ(explanation.terms_size(), 30);  // constant, region, V1 to V28
  std::int64_t sum = 0;
  for (const v1::Explanation::Term& term : explanation.terms()) {
    EXPECT_FALSE(term.description().empty()) << term.number();
    sum += Number(term.numerator());
  }
  EXPECT_EQ(sum, Number(explanation.exact_numerator()));
  // Half up to seven decimals, as text without a point.
  const std::int64_t denominator = Number(explanation.denominator());
  EXPECT_EQ(denominator, 3 * 100 * 10'000'000LL);
  const std::int64_t ticks = (sum + 150) / 300;
  std::string digits = answer.reply.score();
  digits.erase(digits.find('.'), 1);
  EXPECT_EQ(Number(digits), ticks);
  EXPECT_EQ(answer.reply.score(), declared.reply.score());
  request.set_explain(false);
  EXPECT_FALSE(client.Call(request).reply.has_explanation());
}

TEST_F(ScoresTest, AScoreSaysWhoseItIsAndWhereItComesFrom) {
  auto declare = SomeDeclaration("H-1", "2026-01-01", {NewPerson()});
  declare.set_sender("town-hall");
  const auto declared = client.Call(declare);
  const auto score = Get(declared.reply.household(), "");
  ASSERT_TRUE(score.ok()) << score.status;
  EXPECT_EQ(score.reply.household(), declared.reply.household());
  EXPECT_EQ(score.reply.household_ref(), "H-1");
  EXPECT_EQ(score.reply.sender(), "town-hall");
  EXPECT_EQ(score.reply.score(), "8.8543900");
  EXPECT_EQ(score.reply.formula(), "decree-2-21-582");
  EXPECT_EQ(score.reply.revision(), 1);
  EXPECT_EQ(score.reply.effective_date(), "2026-01-01");
  EXPECT_TRUE(score.reply.usable());
  EXPECT_GT(score.reply.create_time().seconds(), 0);
}

TEST_F(ScoresTest, TheDeclarationInForceOnTheDayGivesTheScore) {
  auto declare = SomeDeclaration("H-1", "2026-01-10", {NewPerson()});
  const std::string household = client.Call(declare).reply.household();
  declare.mutable_declaration()->set_effective_date("2026-03-10");
  declare.mutable_declaration()->mutable_assets()->set_cows(5);
  ASSERT_TRUE(client.Call(declare).ok());
  const absl::Status before = Get(household, "2026-01-09").status;
  EXPECT_EQ(before.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(ReasonOf(before), "UNKNOWN_HOUSEHOLD");
  EXPECT_EQ(Get(household, "2026-01-10").reply.revision(), 1);
  EXPECT_EQ(Get(household, "2026-03-09").reply.score(), "8.8543900");
  EXPECT_EQ(Get(household, "2026-03-10").reply.score(), "8.9828900");
  EXPECT_EQ(Get(household, "").reply.revision(), 2);
}

TEST_F(ScoresTest, WhatWasKnownThenGivesTheScoreOfThen) {
  auto declare = SomeDeclaration("H-1", "2026-01-01", {NewPerson()});
  const auto first = client.Call(declare);
  declare.mutable_declaration()->mutable_assets()->set_cows(5);
  ASSERT_TRUE(client.Call(declare).ok());
  v1::GetScoreRequest request;
  request.set_name("households/" + first.reply.household());
  EXPECT_EQ(client.Call(request).reply.score(), "8.9828900");
  *request.mutable_known_at() = first.reply.create_time();
  EXPECT_EQ(client.Call(request).reply.score(), "8.8543900");
  request.mutable_known_at()->set_seconds(first.reply.create_time().seconds() -
                                          1);
  EXPECT_EQ(ReasonOf(client.Call(request).status), "UNKNOWN_HOUSEHOLD");
}

TEST_F(ScoresTest, AListSpeaksOfOneMomentWhateverArrivesBetweenItsPages) {
  auto second = SomeDeclaration("H-2", "2026-01-01", {NewPerson()});
  NewHousehold("H-1");
  ASSERT_TRUE(client.Call(second).ok());
  NewHousehold("H-4");
  v1::ListScoresRequest request;
  request.set_page_size(1);
  EXPECT_THAT(List(request), ElementsAre("H-1"));
  NewHousehold("H-3");
  NewHousehold("H-0");
  second.mutable_declaration()->mutable_assets()->set_cows(5);
  ASSERT_TRUE(client.Call(second).ok());
  const auto page = client.Call(request);
  ASSERT_EQ(page.reply.scores_size(), 1);
  EXPECT_EQ(page.reply.scores(0).household_ref(), "H-2");
  EXPECT_EQ(page.reply.scores(0).score(), "8.8543900");  // not the correction
  request.set_page_token(page.reply.next_page_token());
  EXPECT_THAT(List(request), ElementsAre("H-4"));
  if (!request.page_token().empty()) {
    EXPECT_THAT(List(request), IsEmpty());
    EXPECT_TRUE(request.page_token().empty());
  }
  // A new list sees it all, in order.
  v1::ListScoresRequest all;
  EXPECT_THAT(List(all), ElementsAre("H-0", "H-1", "H-2", "H-3", "H-4"));
  EXPECT_TRUE(all.page_token().empty());
}

TEST_F(ScoresTest, AListMayBeOfOneSenderOrOfADay) {
  for (const char* sender : {"b", "a"}) {
    auto declare = SomeDeclaration("H-1", "2026-01-01", {NewPerson()});
    declare.set_sender(sender);
    ASSERT_TRUE(client.Call(declare).ok());
  }
  auto declare = SomeDeclaration("H-0", "2026-02-01", {NewPerson()});
  declare.set_sender("b");
  ASSERT_TRUE(client.Call(declare).ok());
  v1::ListScoresRequest request;
  EXPECT_THAT(List(request), ElementsAre("H-1", "H-0", "H-1"));
  request.Clear();
  request.set_sender("b");
  EXPECT_THAT(List(request), ElementsAre("H-0", "H-1"));
  request.set_as_of("2026-01-31");
  EXPECT_THAT(List(request), ElementsAre("H-1"));
  request.set_sender("c");
  EXPECT_THAT(List(request), IsEmpty());
}

TEST_F(ScoresTest, ATokenIsGoodForItsListOnly) {
  NewHousehold("H-1");
  NewHousehold("H-2");
  v1::ListScoresRequest first;
  first.set_page_size(1);
  first.set_as_of("2026-01-01");
  first.set_page_token(client.Call(first).reply.next_page_token());
  ASSERT_TRUE(client.Call(first).ok());
  v1::ListScoresRequest other = first;
  other.set_page_size(2);  // may change
  EXPECT_TRUE(client.Call(other).ok());
  other.set_sender("default");
  EXPECT_THAT(FieldsOf(client.Call(other).status), ElementsAre("page_token"));
  other = first;
  other.set_as_of("2026-01-02");
  EXPECT_THAT(FieldsOf(client.Call(other).status), ElementsAre("page_token"));
  other = first;
  other.mutable_known_at()->set_seconds(1'800'000'000);
  EXPECT_THAT(FieldsOf(client.Call(other).status), ElementsAre("page_token"));
  for (const char* appended : {"A", "AAAA", "=", " "}) {
    other = first;
    other.set_page_token(first.page_token() + appended);
    EXPECT_THAT(FieldsOf(client.Call(other).status), ElementsAre("page_token"));
  }
}

TEST_F(ScoresTest, AMomentOutOfRangeIsMalformed) {
  const std::string household = NewHousehold("H-1").household();
  v1::GetScoreRequest get;
  get.set_name("households/" + household);
  get.mutable_known_at()->set_nanos(-1);
  absl::Status status = client.Call(get).status;
  EXPECT_EQ(ReasonOf(status), "MALFORMED_REQUEST");
  EXPECT_THAT(FieldsOf(status), ElementsAre("known_at"));
  v1::ListScoresRequest list;
  list.mutable_known_at()->set_seconds(253'402'300'800);
  status = client.Call(list).status;
  EXPECT_EQ(ReasonOf(status), "MALFORMED_REQUEST");
  EXPECT_THAT(FieldsOf(status), ElementsAre("known_at"));
}

TEST_F(ScoresTest, AMalformedRequestNamesItsField) {
  v1::GetScoreRequest get;
  get.set_name("households/x");
  EXPECT_THAT(FieldsOf(client.Call(get).status), ElementsAre("name"));
  get.set_name("households/2013023805");
  EXPECT_EQ(client.Call(get).status.code(), absl::StatusCode::kNotFound);
  get.set_as_of("2026-02-30");
  EXPECT_THAT(FieldsOf(client.Call(get).status), ElementsAre("as_of"));
  v1::ListScoresRequest list;
  list.set_page_size(-1);
  EXPECT_THAT(FieldsOf(client.Call(list).status), ElementsAre("page_size"));
  list.set_page_size(10'001);
  EXPECT_TRUE(client.Call(list).ok());
  list.set_page_token("made up");
  EXPECT_THAT(FieldsOf(client.Call(list).status), ElementsAre("page_token"));
  list.Clear();
  list.set_as_of("tomorrow");
  EXPECT_THAT(FieldsOf(client.Call(list).status), ElementsAre("as_of"));
}

}  // namespace
}  // namespace rpc_test
