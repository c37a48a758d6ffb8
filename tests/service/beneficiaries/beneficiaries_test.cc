// rsu.eligibility.v1.BeneficiaryService over the wire: lists and changes agree
// with what EligibilityService answers about each person.

#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/service/beneficiaries/beneficiaries_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::eligibility::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST_F(BeneficiariesTest, AListIsWhatIsAnsweredOneByOne) {
  for (int i = 0; i < 7; ++i) {
    Declare(absl::StrCat("T", i), kThresholdTicks - 2 * i, 1 + i % 3);
    Declare(absl::StrCat("C", i), kThresholdTicks + 2 + 600'000 * i, 1);
  }
  // Somebody died, somebody is covered elsewhere, somebody is in no household.
  rsu::registry::v1::RecordDeathRequest death;
  death.set_name("people/" + *everybody_.begin());
  death.set_date("2026-03-01");
  death.set_author("Civil status");
  death.set_reason("certificate");
  ASSERT_TRUE(client.Call(death).ok());
  everybody_.insert(NewPerson());
  for (const char* programme : {"amo-tadamon", "amo-chamil"}) {
    const auto expected = OneByOne(programme, kDay);
    EXPECT_GE(expected.size(), 6u);
    for (const int page_size : {1, 2, 5, 0}) {
      EXPECT_EQ(All(List(programme, page_size)), expected)
          << programme << " by " << page_size;
    }
  }
}

TEST_F(BeneficiariesTest, AStreamIsTheSameList) {
  for (int i = 0; i < 9; ++i) Declare(absl::StrCat("T", i), kThresholdTicks, 2);
  const auto stream = client.StreamList(List("amo-tadamon", 4));
  ASSERT_TRUE(stream.ok()) << stream.status;
  std::map<std::string, std::int64_t> found;
  for (const v1::ListBeneficiariesResponse& page : stream.reply) {
    EXPECT_LE(page.beneficiaries_size(), 4);
    for (const v1::Beneficiary& person : page.beneficiaries()) {
      found[person.idcs()] = person.contribution_mad();
    }
  }
  EXPECT_EQ(found, All(List("amo-tadamon")));
  EXPECT_EQ(found.size(), 18u);
  EXPECT_TRUE(stream.reply.back().next_page_token().empty());
}

TEST_F(BeneficiariesTest, AllPagesSpeakOfOneMoment) {
  for (int i = 0; i < 4; ++i) Declare(absl::StrCat("T", i), kThresholdTicks);
  auto request = List("amo-tadamon", 1);
  const auto first = client.Call(request);
  ASSERT_EQ(first.reply.beneficiaries_size(), 1);
  Declare("T9", kThresholdTicks);
  request.set_page_token(first.reply.next_page_token());
  EXPECT_EQ(All(request).size(), 3u);
  auto then = List("amo-tadamon");
  *then.mutable_known_at() = first.reply.point().known_at();
  EXPECT_EQ(All(then).size(), 4u);
  EXPECT_EQ(All(List("amo-tadamon")).size(), 5u);
  request.set_as_of("2026-07-01");
  EXPECT_EQ(ReasonOf(client.Call(request).status), "MALFORMED_REQUEST");
}

TEST_F(BeneficiariesTest, ChangesAreTheDifferenceOfTwoLists) {
  const auto stays = Declare("H1", kThresholdTicks);
  const auto leaves = Declare("H2", kThresholdTicks);
  const auto pays_more = Declare("H3", kThresholdTicks + 2);
  const auto moves = Declare("H4", kThresholdTicks);
  v1::ListPoint since;
  All(List("amo-tadamon"), &since);
  EXPECT_THAT(Changes("amo-tadamon", since), IsEmpty());

  DeclareFor("H2", kThresholdTicks + 2, leaves);
  DeclareFor("H3", 96'000'000, pays_more);
  DeclareFor("H9", kThresholdTicks, moves, "2026-02-01");  // another household
  const auto enters = Declare("H5", kThresholdTicks);
  v1::ListPoint now;
  EXPECT_THAT(Changes("amo-tadamon", since, kDay, &now),
              ::testing::UnorderedElementsAre(
                  ::testing::Pair(leaves[0], "LEFT 0 0"),
                  ::testing::Pair(moves[0], "ROLE_OR_AID_CHANGED 0 0"),
                  ::testing::Pair(enters[0], "ENTERED 0 0")));
  EXPECT_THAT(
      Changes("amo-chamil", since),
      ::testing::UnorderedElementsAre(
          ::testing::Pair(leaves[0], "ENTERED 0 144"),
          ::testing::Pair(pays_more[0], "CONTRIBUTION_CHANGED 144 176")));
  EXPECT_THAT(Changes("amo-tadamon", now), IsEmpty());

  // A later day, with nothing new: what was declared for it holds by then.
  DeclareFor("H1", kThresholdTicks + 2, stays, "2026-08-01");
  v1::ListPoint point;
  EXPECT_THAT(Changes("amo-tadamon", now, kDay, &point), IsEmpty());
  EXPECT_THAT(Changes("amo-tadamon", point, "2026-08-01"),
              ElementsAre(::testing::Pair(stays[0], "LEFT 0 0")));
}

TEST_F(BeneficiariesTest, WhoeverRemainsAfterAMergeTakesThePlaceOfTheDouble) {
  const auto named = Declare("H1", kThresholdTicks, 2);
  const std::string stays = NewMember();
  const Kept kept = Keep("amo-tadamon");
  ASSERT_TRUE(Merge(named[0], stays).ok());
  EXPECT_THAT(
      Changes("amo-tadamon", kept.point),
      ::testing::UnorderedElementsAre(::testing::Pair(named[0], "LEFT 0 0"),
                                      ::testing::Pair(stays, "ENTERED 0 0")));
  EXPECT_THAT(All(List("amo-tadamon")),
              ::testing::UnorderedElementsAre(::testing::Pair(stays, 0),
                                              ::testing::Pair(named[1], 0)));
  ExpectListsAgree({kept});
  // The next merge of the chain, and a point between.
  const Kept between = Keep("amo-tadamon");
  const std::string last = NewMember();
  ASSERT_TRUE(Merge(stays, last).ok());
  EXPECT_THAT(
      Changes("amo-tadamon", kept.point),
      ::testing::UnorderedElementsAre(::testing::Pair(named[0], "LEFT 0 0"),
                                      ::testing::Pair(last, "ENTERED 0 0")));
  ExpectListsAgree({kept, between});
  // What was known then is listed as then.
  auto then = List("amo-tadamon");
  *then.mutable_known_at() = kept.point.known_at();
  EXPECT_EQ(All(then), kept.people);
  // Whoever dies is in nothing, under whichever number they were named.
  const Kept alive = Keep("amo-tadamon");
  ASSERT_TRUE(Bury(last, "2026-03-01").ok());
  EXPECT_THAT(Changes("amo-tadamon", alive.point),
              ElementsAre(::testing::Pair(last, "LEFT 0 0")));
  ExpectListsAgree({kept, between, alive});
}

TEST_F(BeneficiariesTest, TwoNumbersOfAHouseholdThatAreOnePersonAreListedOnce) {
  const auto both = Declare("H1", kThresholdTicks, 3);
  const auto doubles = Declare("H2", kThresholdTicks, 3);
  const std::string outside = NewMember();
  const Kept kept = Keep("amo-tadamon");
  ASSERT_TRUE(Merge(both[0], both[1]).ok());
  ASSERT_TRUE(Merge(doubles[0], outside).ok());
  ASSERT_TRUE(Merge(doubles[1], outside).ok());
  EXPECT_THAT(
      Changes("amo-tadamon", kept.point),
      ::testing::UnorderedElementsAre(::testing::Pair(both[0], "LEFT 0 0"),
                                      ::testing::Pair(doubles[0], "LEFT 0 0"),
                                      ::testing::Pair(doubles[1], "LEFT 0 0"),
                                      ::testing::Pair(outside, "ENTERED 0 0")));
  ExpectListsAgree({kept});
  EXPECT_EQ(All(List("amo-tadamon")).size(), 4u);
}

TEST_F(BeneficiariesTest, AMergeAcrossHouseholdsKeepsThePlaceOfTheLater) {
  const auto poor = Declare("H1", kThresholdTicks);
  const auto poor_too = Declare("H2", kThresholdTicks);
  const std::string rich = NewMember();
  const std::string rich_too = NewMember();
  DeclareFor("H3", kThresholdTicks + 2, {rich}, "2026-02-01");
  DeclareFor("H4", kThresholdTicks + 2, {rich_too}, "2026-02-01");
  const std::vector<Kept> kept = {Keep("amo-tadamon"), Keep("amo-chamil")};
  ASSERT_TRUE(Merge(poor[0], rich).ok());
  ASSERT_TRUE(Merge(rich_too, poor_too[0]).ok());
  EXPECT_THAT(All(List("amo-tadamon")), IsEmpty());
  EXPECT_THAT(Changes("amo-chamil", kept[1].point),
              ::testing::UnorderedElementsAre(
                  ::testing::Pair(rich_too, "LEFT 144 0"),
                  ::testing::Pair(poor_too[0], "ENTERED 0 144")));
  ExpectListsAgree(kept);
  // Merged with somebody merged before: the number of the one between is still
  // named, and its holder belongs to the household of the first.
  EXPECT_EQ(ReasonOf(Merge(poor_too[0], rich)), "HOUSEHOLDS_CONTESTED");
  ASSERT_TRUE(MergeKeepingFirst(poor_too[0], rich).ok());
  ExpectListsAgree(kept);
}

TEST_F(BeneficiariesTest, ListsAgreeWhateverIsDeclaredMergedAndRecorded) {
  int merged = 0;
  std::size_t listed = 0;
  for (const std::uint32_t seed : {1u, 2u, 3u}) {
    SCOPED_TRACE(absl::StrCat("seed ", seed));
    std::mt19937 random(seed);
    const auto below = [&random](std::size_t most) { return random() % most; };
    std::vector<std::string> people;
    for (int i = 0; i < 10; ++i) people.push_back(NewMember());
    std::vector<Kept> kept;
    for (int step = 0; step < 48; ++step) {
      const std::string one = people[below(people.size())];
      const std::string other = people[below(people.size())];
      const std::size_t what = below(10);
      // Some of these are refused, which changes nothing.
      if (what < 5) {
        // In an order that the seed gives, not the drawn numbers: the first is
        // the head.
        std::vector<std::string> members = {one};
        for (const std::string& more : {other, people[below(people.size())]}) {
          if (std::find(members.begin(), members.end(), more) ==
              members.end()) {
            members.push_back(more);
          }
        }
        auto request = SomeDeclaration(
            absl::StrCat("S", seed, "-", below(5)),
            absl::StrCat("2026-0", 1 + below(4), "-01"), members);
        SpendUpToScore(below(2) == 0 ? kThresholdTicks : 96'000'000,
                       *request.mutable_declaration());
        auto& spending = *request.mutable_declaration()->mutable_spending();
        spending.set_gas_monthly_centimes(
            spending.gas_monthly_centimes() *
            static_cast<std::int64_t>(members.size()));
        (void)client.Call(request);
      } else if (what < 8) {
        if (Merge(one, other).ok() || MergeKeepingFirst(one, other).ok()) {
          people.erase(std::find(people.begin(), people.end(), one));
          ++merged;
        }
      } else if (what < 9) {
        people.push_back(NewMember());
      } else {
        (void)Bury(one, "2026-03-01");
      }
      if (step % 6 == 5) {
        ExpectListsAgree(kept);
        kept.push_back(Keep("amo-tadamon"));
        listed += kept.back().people.size();
        kept.push_back(Keep("amo-chamil"));
        listed += kept.back().people.size();
      }
    }
    ExpectListsAgree(kept);
  }
  EXPECT_GT(merged, 9);
  EXPECT_GT(listed, 36u);
}

TEST_F(BeneficiariesTest, OnlyProgrammesThatTheCallerMaySeeAreShown) {
  Declare("H1", kThresholdTicks);
  for (const char* programme : {"ramed", "none", ""}) {
    const auto list = client.Call(List(programme));
    EXPECT_EQ(list.status.code(), absl::StatusCode::kPermissionDenied);
    EXPECT_EQ(ReasonOf(list.status), "PROGRAMME_NOT_ALLOWED");
    EXPECT_EQ(ReasonOf(client.StreamList(List(programme)).status),
              "PROGRAMME_NOT_ALLOWED");
    v1::ListBeneficiaryChangesRequest changes;
    changes.set_programme(programme);
    EXPECT_EQ(ReasonOf(client.Call(changes).status), "PROGRAMME_NOT_ALLOWED");
  }
}

TEST_F(BeneficiariesTest, WhatIsNoQuestionIsRefused) {
  auto request = List("amo-tadamon");
  request.set_as_of("yesterday");
  EXPECT_THAT(FieldsOf(client.Call(request).status), ElementsAre("as_of"));
  request = List("amo-tadamon", -1);
  EXPECT_THAT(FieldsOf(client.Call(request).status), ElementsAre("page_size"));
  request = List("amo-tadamon");
  request.set_page_token("x");
  EXPECT_THAT(FieldsOf(client.Call(request).status), ElementsAre("page_token"));
  EXPECT_THAT(FieldsOf(client.StreamList(request).status),
              ElementsAre("page_token"));
  v1::ListBeneficiaryChangesRequest changes;
  changes.set_programme("amo-tadamon");
  changes.set_as_of(kDay);
  EXPECT_THAT(FieldsOf(client.Call(changes).status), ElementsAre("since"));
  All(List("amo-tadamon"), changes.mutable_since());
  changes.mutable_since()->set_as_of("2026-06-02");
  EXPECT_THAT(FieldsOf(client.Call(changes).status),
              ElementsAre("since.as_of"));
  changes.mutable_since()->set_as_of(kDay);
  changes.mutable_known_at()->set_seconds(1);
  Declare("H1", kThresholdTicks);
  All(List("amo-tadamon"), changes.mutable_since());
  EXPECT_THAT(FieldsOf(client.Call(changes).status),
              ElementsAre("since.known_at"));
}

}  // namespace
}  // namespace rpc_test
