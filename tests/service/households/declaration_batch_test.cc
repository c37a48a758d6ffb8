// Several declarations in one act: HouseholdService.BatchCreateDeclarations.

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/person_events.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::registry::v1;
using ::testing::ElementsAre;

constexpr int kDraws = 200;
constexpr char kDay[] = "2026-01-01";

// One of ninety days: whoever is registered is compared with all who were born
// on one day with them.
std::string BirthOf(int draw) {
  return absl::StrCat("19", 60 + draw % 30, "-0", 1 + draw % 9, "-1",
                      draw % 10);
}

v1::BatchCreateDeclarationsRequest BatchOf(
    const std::vector<v1::CreateDeclarationRequest>& requests) {
  v1::BatchCreateDeclarationsRequest batch;
  for (const auto& request : requests) *batch.add_requests() = request;
  return batch;
}

class DeclarationBatchTest : public RegisterTest {
 protected:
  std::string HouseholdOf(const std::string& idcs) {
    rsu::eligibility::v1::CheckEligibilityRequest request;
    request.set_idcs(idcs);
    request.set_as_of(kDay);
    return client.Call(request).reply.standing().household();
  }
};

TEST_F(DeclarationBatchTest, TwoHouseholdsGiveEachOtherTheirHeads) {
  for (int draw = 0; draw < kDraws; ++draw) {
    const std::string ha = absl::StrCat("HA-", draw);
    const std::string hb = absl::StrCat("HB-", draw);
    const std::string p = NewPerson(BirthOf(draw));
    const std::string q = NewPerson(BirthOf(draw));
    const auto a = client.Call(SomeDeclaration(ha, kDay, {q})).reply;
    const auto b = client.Call(SomeDeclaration(hb, kDay, {p})).reply;
    const auto right_a = SomeDeclaration(ha, kDay, {p});
    const auto right_b = SomeDeclaration(hb, kDay, {q});
    // Neither can be corrected alone.
    ASSERT_THAT(FieldsOf(client.Call(right_a).status),
                ElementsAre("members[0].idcs"));
    ASSERT_THAT(FieldsOf(client.Call(right_b).status),
                ElementsAre("members[0].idcs"));
    auto batch = draw % 2 == 0 ? BatchOf({right_a, right_b})
                               : BatchOf({right_b, right_a});
    batch.set_validate_only(true);
    const auto trial = client.Call(batch);
    ASSERT_TRUE(trial.ok()) << trial.status;
    ASSERT_EQ(trial.reply.declarations(0).revision(), 0);
    ASSERT_EQ(HouseholdOf(p), b.household());
    batch.set_validate_only(false);
    const auto corrected = client.Call(batch);
    ASSERT_TRUE(corrected.ok()) << corrected.status;
    ASSERT_EQ(HouseholdOf(p), a.household());
    ASSERT_EQ(HouseholdOf(q), b.household());
    for (const v1::DeclarationRecord& record : corrected.reply.declarations()) {
      ASSERT_EQ(record.revision(), 2);
      ASSERT_EQ(record.replaces(), 1);
      ASSERT_EQ(record.score(), "8.8543900");
    }
    // Again it changes nothing.
    const auto again = client.Call(batch);
    ASSERT_TRUE(again.ok()) << again.status;
    ASSERT_TRUE(again.reply.declarations(0).unchanged());
    ASSERT_TRUE(again.reply.declarations(1).unchanged());
  }
}

TEST_F(DeclarationBatchTest, AllAreStoredOrNone) {
  const std::string a = NewPerson();
  const std::string b = NewPerson();
  ASSERT_TRUE(client.Call(SomeDeclaration("HA", kDay, {a})).ok());
  auto batch = BatchOf({SomeDeclaration("HB", kDay, {b}),
                        SomeDeclaration("HC", kDay, {NewPerson(), a})});
  const auto refused = client.Call(batch);
  EXPECT_EQ(ReasonOf(refused.status), "MALFORMED_DECLARATION");
  EXPECT_THAT(FieldsOf(refused.status),
              ElementsAre("requests[1].members[1].idcs"));
  EXPECT_EQ(HouseholdOf(b), "");
  // The same with what the register does not look at.
  batch = BatchOf({SomeDeclaration("HB", kDay, {b}),
                   SomeDeclaration("HC", kDay, {NewPerson()})});
  batch.mutable_requests(1)->mutable_declaration()->clear_region();
  EXPECT_THAT(FieldsOf(client.Call(batch).status),
              ElementsAre("requests[1].region"));
  EXPECT_EQ(HouseholdOf(b), "");
  // And with an etag that is not the last revision's.
  batch = BatchOf(
      {SomeDeclaration("HB", kDay, {b}), SomeDeclaration("HA", kDay, {a})});
  batch.mutable_requests(1)->set_etag("7");
  const auto stale = client.Call(batch);
  EXPECT_EQ(ReasonOf(stale.status), "STALE_ETAG");
  EXPECT_EQ(stale.status.code(), absl::StatusCode::kAborted);
  EXPECT_THAT(FieldsOf(stale.status), ElementsAre("requests[1].etag"));
  EXPECT_EQ(base::DetailOf(stale.status).metadata.at("request"), "1");
  EXPECT_EQ(HouseholdOf(b), "");
  batch.mutable_requests(1)->set_etag("1");
  EXPECT_TRUE(client.Call(batch).ok());
  EXPECT_NE(HouseholdOf(b), "");
}

TEST_F(DeclarationBatchTest, OnePersonIsInOneHouseholdOfABatch) {
  const std::string a = NewPerson();
  const auto twice = client.Call(BatchOf(
      {SomeDeclaration("HA", kDay, {a}), SomeDeclaration("HB", kDay, {a}),
       SomeDeclaration("HC", "2026-01-02", {a})}));
  EXPECT_EQ(ReasonOf(twice.status), "MALFORMED_DECLARATION");
  EXPECT_THAT(FieldsOf(twice.status),
              ElementsAre("requests[0].members[0].idcs"));
}

TEST_F(DeclarationBatchTest, ABatchHoldsFromOneToAHundredThatAreApart) {
  EXPECT_THAT(FieldsOf(client.Call(BatchOf({})).status),
              ElementsAre("requests"));
  std::vector<v1::CreateDeclarationRequest> requests;
  for (int i = 0; i < 100; ++i) {
    requests.push_back(
        SomeDeclaration(absl::StrCat("H-", i), kDay, {NewPerson()}));
  }
  auto batch = BatchOf(requests);
  batch.set_request_id(RequestId(1));
  const auto first = client.Call(batch);
  ASSERT_TRUE(first.ok()) << first.status;
  ASSERT_EQ(first.reply.declarations_size(), 100);
  const auto repeated = client.Call(batch);
  EXPECT_TRUE(repeated.repeated);
  EXPECT_EQ(repeated.reply.DebugString(), first.reply.DebugString());
  requests.push_back(SomeDeclaration("H-100", kDay, {NewPerson()}));
  EXPECT_THAT(FieldsOf(client.Call(BatchOf(requests)).status),
              ElementsAre("requests"));
  const auto same = client.Call(
      BatchOf({SomeDeclaration("H-0", "2026-02-01", {NewPerson()}),
               SomeDeclaration("H-0", "2026-02-01", {NewPerson()})}));
  EXPECT_THAT(FieldsOf(same.status), ElementsAre("requests[1].declaration"));
  auto inside = BatchOf({SomeDeclaration("H-0", "2026-02-01", {NewPerson()})});
  inside.mutable_requests(0)->set_request_id(RequestId(2));
  EXPECT_THAT(FieldsOf(client.Call(inside).status),
              ElementsAre("requests[0].request_id"));
  inside.mutable_requests(0)->clear_request_id();
  inside.mutable_requests(0)->set_validate_only(true);
  EXPECT_THAT(FieldsOf(client.Call(inside).status),
              ElementsAre("requests[0].validate_only"));
}

TEST_F(DeclarationBatchTest, OneHouseholdMayDeclareForSeveralDays) {
  const std::string a = NewPerson();
  const std::string b = NewPerson();
  const auto declared =
      client.Call(BatchOf({SomeDeclaration("H", "2026-01-01", {a}),
                           SomeDeclaration("H", "2026-03-01", {a, b}),
                           SomeDeclaration("H", "2026-02-01", {b, a})}));
  ASSERT_TRUE(declared.ok()) << declared.status;
  std::vector<std::int64_t> revisions;
  for (const auto& record : declared.reply.declarations()) {
    revisions.push_back(record.revision());
    EXPECT_EQ(record.household(), declared.reply.declarations(0).household());
  }
  EXPECT_THAT(revisions, ElementsAre(1, 2, 3));
  rsu::scoring::v1::GetScoreRequest get;
  get.set_name(
      absl::StrCat("households/", declared.reply.declarations(0).household()));
  for (const auto& [day, score] : {std::make_pair("2026-01-31", "8.8543900"),
                                   std::make_pair("2026-02-01", "8.6341600")}) {
    get.set_as_of(day);
    const auto found = client.Call(get);
    ASSERT_TRUE(found.ok()) << found.status;
    EXPECT_EQ(found.reply.score(), score) << day;
  }
}

TEST_F(DeclarationBatchTest, WhatIsRecordedInOrderIsHeldAgainstWhatCameBefore) {
  v1::RecordDeclarationsRequest before, right, wrong;
  for (int draw = 0; draw < 2 * kDraws; draw += 4) {
    before.clear_requests();
    right.clear_requests();
    wrong.clear_requests();
    for (int i = draw; i < draw + 4; ++i) {
      const std::string h = absl::StrCat("H-", i);
      const std::string g = absl::StrCat("G-", i);
      const std::string f = NewPerson(BirthOf(i));
      const std::string m = NewPerson(BirthOf(i));
      const std::string other = NewPerson(BirthOf(i));
      *before.add_requests() = SomeDeclaration(h, kDay, {f, m});
      *before.add_requests() = SomeDeclaration(g, kDay, {other});
      *right.add_requests() = SomeDeclaration(h, kDay, {f});
      *right.add_requests() = SomeDeclaration(g, kDay, {other, m});
      // The one that takes comes before the one that lets go.
      *wrong.add_requests() = right.requests(right.requests_size() - 1);
      *wrong.add_requests() = right.requests(right.requests_size() - 2);
    }
    ASSERT_TRUE(client.Call(before).ok());
    const bool in_order = draw % 8 == 0;
    const auto recorded = client.Call(in_order ? right : wrong);
    ASSERT_TRUE(recorded.ok()) << recorded.status;
    ASSERT_EQ(recorded.reply.results_size(), 8);
    for (int i = 0; i < 8; ++i) {
      const auto& result = recorded.reply.results(i);
      const bool refused = !in_order && i % 2 == 0;
      ASSERT_EQ(result.has_error(), refused);
      ASSERT_EQ(result.has_declaration(), !refused);
      if (refused) continue;
      ASSERT_EQ(result.declaration().revision(), 2);
    }
  }
}

// Some members need more questions than others; the declarations are recorded
// in the order of the list all the same, as the list of a merged person shows.
TEST_F(DeclarationBatchTest, AListIsRecordedInItsOrder) {
  for (int draw = 0; draw < kDraws; ++draw) {
    const std::string moved = NewPerson(BirthOf(draw));
    const std::string fresh = NewPerson(BirthOf(draw));
    const auto left =
        SomeDeclaration(absl::StrCat("O-", draw), "2025-01-01", {moved});
    ASSERT_TRUE(client.Call(left).ok());
    v1::RecordDeclarationsRequest list;
    *list.add_requests() =
        SomeDeclaration(absl::StrCat("A-", draw), kDay, {moved});
    *list.add_requests() =
        SomeDeclaration(absl::StrCat("B-", draw), "2026-02-01", {fresh});
    ASSERT_TRUE(client.Call(list).ok());
    ASSERT_TRUE(client.Call(Merging(moved, fresh)).ok());
    v1::ListDeclarationsRequest of_person;
    of_person.set_parent("people/" + fresh);
    const auto listed = client.Call(of_person).reply;
    std::vector<std::string> last_first;
    for (const auto& record : listed.declarations()) {
      last_first.push_back(record.declaration().household_ref());
    }
    ASSERT_THAT(last_first,
                ElementsAre(absl::StrCat("B-", draw), absl::StrCat("A-", draw),
                            absl::StrCat("O-", draw)));
  }
}

TEST_F(DeclarationBatchTest, EachOfAListIsAnsweredForItself) {
  v1::RecordDeclarationsRequest list;
  EXPECT_THAT(FieldsOf(client.Call(list).status), ElementsAre("requests"));
  *list.add_requests() = SomeDeclaration("H-1", kDay, {NewPerson()});
  *list.add_requests() = SomeDeclaration("H-2", kDay, {"2013023805"});
  *list.add_requests() = SomeDeclaration("H-3", kDay, {NewPerson()});
  list.mutable_requests(2)->mutable_declaration()->clear_region();
  *list.add_requests() = SomeDeclaration("H-1", kDay, {NewPerson()});
  list.mutable_requests(3)->set_etag("2");
  *list.add_requests() = list.requests(0);
  const auto answer = client.Call(list);
  ASSERT_TRUE(answer.ok()) << answer.status;
  ASSERT_EQ(answer.reply.results_size(), 5);
  EXPECT_EQ(answer.reply.results(0).declaration().revision(), 1);
  EXPECT_FALSE(answer.reply.results(0).declaration().has_declaration());
  for (const int i : {1, 2, 3}) {
    const auto& error = answer.reply.results(i).error();
    EXPECT_EQ(error.code(),
              static_cast<int>(i == 3 ? absl::StatusCode::kAborted
                                      : absl::StatusCode::kInvalidArgument));
    ExpectWellFormedError(error, list);
  }
  EXPECT_TRUE(answer.reply.results(4).declaration().unchanged());
  while (list.requests_size() < 201) *list.add_requests() = list.requests(0);
  EXPECT_THAT(FieldsOf(client.Call(list).status), ElementsAre("requests"));
  list.mutable_requests()->DeleteSubrange(1, 200);
  list.mutable_requests(0)->set_validate_only(true);
  EXPECT_THAT(FieldsOf(client.Call(list).status),
              ElementsAre("requests[0].validate_only"));
}

}  // namespace
}  // namespace rpc_test
