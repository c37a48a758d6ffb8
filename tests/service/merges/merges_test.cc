// Merges and the households that name the two numbers: which one the person is
// in is never left to a drawn number, and every answer about a household agrees
// with every other. Each case many times with fresh numbers.
//
// Scores by annex 2, by hand, of a household of SomeDeclaration() in one room:
//   of one    8.8543900 (register_fixture.h)
//   of two    8.695 + 0.129 (V3) - 0.276 (V17) + 0.01876 (V18) + 0.0674 (V20)
//             = 8.6341600
//   of three  8.695 + 0.108 (V4) - 0.414 + 0.04221 + 0.1011 = 8.5323100
//   of an adult and one child    8.6341600 - 0.0337 = 8.6004600
//   of an adult and two children 8.5323100 - 0.0674 = 8.4649100

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/histories_to_play.h"
#include "tests/fixtures/person_events.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::registry::v1;
namespace eligibility = ::rsu::eligibility::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// So many fresh draws of every case.
constexpr int kDraws = HistoriesToPlay(200);
constexpr char kOfOne[] = "8.8543900";
constexpr char kOfTwo[] = "8.6341600";
constexpr char kOfThree[] = "8.5323100";
constexpr char kDay[] = "2026-01-01";

class MergesTest : public RegisterTest {
 protected:
  // The household that it is declared for, `households/{household}`.
  std::string Declare(const v1::CreateDeclarationRequest& request) {
    const auto declared = client.Call(request);
    EXPECT_TRUE(declared.ok()) << declared.status;
    return "households/" + declared.reply.household();
  }

  eligibility::Eligibility Check(
      const std::string& idcs, const std::string& day = kDay,
      const google::protobuf::Timestamp* known_at = nullptr) {
    eligibility::CheckEligibilityRequest request;
    request.set_idcs(idcs);
    request.set_as_of(day);
    if (known_at != nullptr) *request.mutable_known_at() = *known_at;
    const auto answer = client.Call(request);
    EXPECT_TRUE(answer.ok()) << answer.status;
    return answer.reply;
  }

  // "score household", of the person's household.
  std::string Standing(const std::string& idcs, const std::string& day = kDay) {
    const auto answer = Check(idcs, day);
    return absl::StrCat(answer.standing().score(), " households/",
                        answer.standing().household());
  }

  v1::MergeEffects Merge(const v1::MergePeopleRequest& request) {
    const auto merged = client.Call(request);
    EXPECT_TRUE(merged.ok()) << merged.status;
    return merged.reply.merge();
  }

  static std::string Ref(const char* kind, int draw) {
    return absl::StrCat(kind, "-", draw);
  }

  // Who stays is alone in OWN; the double is with a father in OTHER.
  void DeclareContested(int draw, const std::string& other_day = kDay) {
    stays = NewPerson();
    father = NewPerson();
    twice = NewPerson();
    own = Declare(SomeDeclaration(Ref("OWN", draw), kDay, {stays}));
    other = Declare(
        SomeDeclaration(Ref("OTHER", draw), other_day, {father, twice}));
  }

  std::string stays, father, twice;
  std::string own, other;
};

// What a household says of the merge: "CORRECTED 8.6 -> 8.8".
std::vector<std::string> InShort(const v1::MergedHousehold& household) {
  std::vector<std::string> all;
  for (const v1::MergedDeclaration& declaration : household.declarations()) {
    all.push_back(absl::StrCat(
        declaration.effective_date(), " ",
        v1::MergedDeclaration::Effect_Name(declaration.effect()), " ",
        declaration.revision_before(), " ", declaration.score_before(), " -> ",
        declaration.revision(), " ", declaration.score()));
  }
  return all;
}

TEST_F(MergesTest, ContestedHouseholdsWantAnOperatorsWord) {
  for (int draw = 0; draw < kDraws; ++draw) {
    DeclareContested(draw);
    const auto refused = client.Call(Merging(twice, stays));
    ASSERT_EQ(refused.status.code(), absl::StatusCode::kFailedPrecondition);
    ASSERT_EQ(ReasonOf(refused.status), "HOUSEHOLDS_CONTESTED");
    ASSERT_THAT(FieldsOf(refused.status), ElementsAre("keep_households"));
    ASSERT_EQ(base::DetailOf(refused.status).metadata.at("households"),
              own + "," + other);
    // Nothing is half done.
    ASSERT_EQ(Standing(twice), absl::StrCat(kOfTwo, " ", other));
    ASSERT_EQ(Standing(stays), absl::StrCat(kOfOne, " ", own));
  }
}

TEST_F(MergesTest, TheHouseholdThatIsKeptHasThePersonAndTheOtherIsCorrected) {
  for (int draw = 0; draw < kDraws; ++draw) {
    DeclareContested(draw);
    const auto known_before = Check(father).known_at();
    auto request = Merging(twice, stays);
    request.add_keep_households(own);
    const v1::MergeEffects effects = Merge(request);
    ASSERT_EQ(Standing(stays), absl::StrCat(kOfOne, " ", own));
    ASSERT_EQ(Standing(father), absl::StrCat(kOfOne, " ", other));
    ASSERT_EQ(effects.households_size(), 2);
    ASSERT_EQ(effects.households(0).household(), own);
    ASSERT_EQ(effects.households(0).household_ref(), Ref("OWN", draw));
    ASSERT_TRUE(effects.households(0).has_person());
    ASSERT_THAT(InShort(effects.households(0)),
                ElementsAre("2026-01-01 UNCHANGED 1 8.8543900 -> 1 8.8543900"));
    ASSERT_EQ(effects.households(1).household(), other);
    ASSERT_FALSE(effects.households(1).has_person());
    ASSERT_THAT(InShort(effects.households(1)),
                ElementsAre("2026-01-01 LEFT 1 8.6341600 -> 2 8.8543900"));
    // Whoever's answer changes is named, with what they were answered.
    ASSERT_EQ(effects.answers_size(), 3);
    ASSERT_EQ(effects.answers(0).idcs(), twice);
    ASSERT_THAT(effects.answers(0).before().programmes(),
                ElementsAre("amo-tadamon", "asd"));
    ASSERT_THAT(effects.answers(0).after().programmes(), IsEmpty());
    // Nothing is answered about a number that is retired but whose it is.
    ASSERT_EQ(effects.answers(0).after().ByteSizeLong(), 0);
    ASSERT_EQ(effects.answers(0).merged_into(), "people/" + stays);
    ASSERT_EQ(effects.answers(1).merged_into(), "");
    ASSERT_EQ(effects.answers(1).idcs(), stays);
    ASSERT_EQ(effects.answers(2).idcs(), father);
    ASSERT_EQ(effects.answers(2).before().score(), kOfTwo);
    ASSERT_EQ(effects.answers(2).after().score(), kOfOne);
    ASSERT_EQ(effects.answers(2).after().direct_aid_mad(), 500);
    // What was known then is answered as it was.
    ASSERT_EQ(Check(father, kDay, &known_before).standing().score(), kOfTwo);
    ASSERT_EQ(Check(twice, kDay, &known_before).standing().score(), kOfTwo);
    // The file sent again puts the double back neither by itself nor when it
    // is told to.
    auto file = SomeDeclaration(Ref("OTHER", draw), kDay, {father, twice});
    ASSERT_EQ(ReasonOf(client.Call(file).status), "SUPERSEDED_DECLARATION");
    file.set_restore(true);
    ASSERT_EQ(ReasonOf(client.Call(file).status), "MALFORMED_DECLARATION");
    ASSERT_EQ(Standing(father), absl::StrCat(kOfOne, " ", other));
  }
}

TEST_F(MergesTest, AHouseholdThatNobodyIsLeftInCountsForNothing) {
  for (int draw = 0; draw < kDraws; ++draw) {
    DeclareContested(draw);
    auto request = Merging(twice, stays);
    request.add_keep_households(other);
    const v1::MergeEffects effects = Merge(request);
    ASSERT_EQ(Standing(stays), absl::StrCat(kOfTwo, " ", other));
    ASSERT_EQ(Standing(father), absl::StrCat(kOfTwo, " ", other));
    ASSERT_THAT(InShort(effects.households(0)),
                ElementsAre("2026-01-01 EMPTIED 1 8.8543900 -> 1 "));
    ASSERT_FALSE(effects.households(0).has_person());
    ASSERT_THAT(InShort(effects.households(1)),
                ElementsAre("2026-01-01 UNCHANGED 1 8.6341600 -> 1 8.6341600"));
    ASSERT_TRUE(effects.households(1).has_person());
    // Its file changes nothing, and says so.
    const auto again =
        client.Call(SomeDeclaration(Ref("OWN", draw), kDay, {stays}));
    ASSERT_TRUE(again.ok()) << again.status;
    ASSERT_TRUE(again.reply.unchanged());
    ASSERT_EQ(again.reply.findings_size(), 1);
    ASSERT_EQ(again.reply.findings(0).field(), "members[0].idcs");
    // That of the other says what it said.
    const auto kept =
        client.Call(SomeDeclaration(Ref("OTHER", draw), kDay, {father, twice}));
    ASSERT_TRUE(kept.reply.unchanged());
    ASSERT_EQ(kept.reply.findings_size(), 0);
    ASSERT_EQ(Standing(stays), absl::StrCat(kOfTwo, " ", other));
  }
}

TEST_F(MergesTest, WhoIsKeptIsKeptForLaterDaysToo) {
  for (const bool keep_own : {true, false}) {
    const int draw = keep_own ? 1 : 2;
    DeclareContested(draw);
    // The double's household declares again, the other does not.
    Declare(SomeDeclaration(Ref("OTHER", draw), "2026-03-01", {father, twice}));
    auto request = Merging(twice, stays);
    request.add_keep_households(keep_own ? own : other);
    const v1::MergeEffects effects = Merge(request);
    EXPECT_EQ(Standing(stays, "2026-03-01"),
              keep_own ? absl::StrCat(kOfOne, " ", own)
                       : absl::StrCat(kOfTwo, " ", other));
    EXPECT_EQ(Standing(father, "2026-03-01"),
              absl::StrCat(keep_own ? kOfOne : kOfTwo, " ", other));
    EXPECT_EQ(effects.households(1).declarations_size(), 2);
  }
}

TEST_F(MergesTest, TheLaterEffectiveDateHasThePersonWhereNothingIsContested) {
  for (int draw = 0; draw < kDraws; ++draw) {
    DeclareContested(draw, "2026-01-02");
    const v1::MergeEffects effects = Merge(Merging(twice, stays));
    ASSERT_EQ(Standing(stays, "2026-01-01"), absl::StrCat(kOfOne, " ", own));
    ASSERT_EQ(Standing(stays, "2026-01-02"), absl::StrCat(kOfTwo, " ", other));
    ASSERT_EQ(effects.households_size(), 2);
    ASSERT_FALSE(effects.households(0).has_person());
    ASSERT_TRUE(effects.households(1).has_person());
  }
}

TEST_F(MergesTest, WhatIsKeptMustBeContested) {
  DeclareContested(1);
  auto both = Merging(twice, stays);
  both.add_keep_households(own);
  both.add_keep_households(other);
  EXPECT_THAT(FieldsOf(client.Call(both).status),
              ElementsAre("keep_households"));
  auto third = Merging(twice, stays);
  third.add_keep_households(
      Declare(SomeDeclaration("THIRD", kDay, {NewPerson()})));
  const absl::Status none_of_them = client.Call(third).status;
  EXPECT_THAT(FieldsOf(none_of_them), ElementsAre("keep_households"));
  EXPECT_EQ(base::DetailOf(none_of_them).metadata.at("households"),
            absl::StrCat(own, ",", other));
  auto malformed = Merging(twice, stays);
  malformed.add_keep_households("people/2013023805");
  EXPECT_THAT(FieldsOf(client.Call(malformed).status),
              ElementsAre("keep_households[0]"));
  auto uncontested = Merging(NewPerson(), NewPerson());
  uncontested.add_keep_households(own);
  EXPECT_THAT(FieldsOf(client.Call(uncontested).status),
              ElementsAre("keep_households"));
}

TEST_F(MergesTest, NoHouseholdLosesItsHeadToAMerge) {
  DeclareContested(1);
  // The father's double heads a household with a sister.
  const std::string double_of_father = NewPerson();
  const std::string sister = NewPerson();
  const std::string theirs =
      Declare(SomeDeclaration("THEIRS", kDay, {double_of_father, sister}));
  auto request = Merging(double_of_father, father);
  request.add_keep_households(other);
  const auto refused = client.Call(request);
  EXPECT_EQ(ReasonOf(refused.status), "HEAD_WOULD_LEAVE");
  EXPECT_EQ(base::DetailOf(refused.status).metadata.at("household"), theirs);
  EXPECT_EQ(Standing(double_of_father), absl::StrCat(kOfTwo, " ", theirs));
  // Declared anew without him, nothing is contested.
  Declare(SomeDeclaration("THEIRS", kDay, {sister}));
  Merge(Merging(double_of_father, father));
  EXPECT_EQ(Standing(father), absl::StrCat(kOfTwo, " ", other));
}

TEST_F(MergesTest, ADoubleInOneHouseholdCountsOnceInEveryAnswer) {
  for (int draw = 0; draw < kDraws; ++draw) {
    const std::string head = NewPerson();
    const std::string child = NewPerson();
    const std::string child_twice = NewPerson();
    auto file =
        SomeDeclaration(Ref("H", draw), kDay, {head, child, child_twice});
    for (const int i : {1, 2}) {
      v1::Member& member = *file.mutable_declaration()->mutable_members(i);
      member.set_relationship(v1::Member::CHILD);
      member.set_birth_date("2015-03-0" + std::to_string(i));
      member.set_activity(v1::Activity::INACTIVE);
    }
    const std::string household = Declare(file);
    const auto before = Check(head);
    ASSERT_EQ(before.standing().score(), "8.4649100");
    ASSERT_EQ(before.direct_aid().children_size(), 2);
    const v1::MergeEffects effects = Merge(Merging(child_twice, child));
    ASSERT_THAT(
        InShort(effects.households(0)),
        ElementsAre("2026-01-01 COUNTED_ONCE 1 8.4649100 -> 2 8.6004600"));
    for (const std::string& member : {head, child}) {
      const auto after = Check(member);
      ASSERT_EQ(after.standing().score(), "8.6004600");
      ASSERT_EQ(after.direct_aid().children_size(), 1);
      const auto then = Check(member, kDay, &before.known_at());
      ASSERT_EQ(then.standing().score(), "8.4649100");
      ASSERT_EQ(then.direct_aid().children_size(), 2);
    }
    // The revision says what made it; the file sent again undoes nothing.
    v1::ListDeclarationsRequest list;
    list.set_parent(household);
    const auto declarations = client.Call(list).reply;
    ASSERT_EQ(declarations.declarations_size(), 2);
    ASSERT_EQ(declarations.declarations(0).merged(), "people/" + child_twice);
    ASSERT_EQ(declarations.declarations(0).replaces(), 1);
    ASSERT_EQ(declarations.declarations(1).merged(), "");
    ASSERT_EQ(ReasonOf(client.Call(file).status), "SUPERSEDED_DECLARATION");
    file.set_restore(true);
    ASSERT_THAT(FieldsOf(client.Call(file).status),
                ElementsAre("members[2].idcs"));
    ASSERT_EQ(Check(head).standing().score(), "8.6004600");
  }
}

TEST_F(MergesTest, AHeadWhoIsNamedTwiceStaysTheHead) {
  const std::string head_twice = NewPerson();
  const std::string head = NewPerson();
  const std::string third = NewPerson();
  const std::string household =
      Declare(SomeDeclaration("H", kDay, {head_twice, third, head}));
  // For a later day too, which the household declares for already.
  Declare(SomeDeclaration("H", "2026-02-01", {head_twice, head}));
  EXPECT_EQ(Standing(head), absl::StrCat(kOfThree, " ", household));
  const v1::MergeEffects effects = Merge(Merging(head_twice, head));
  EXPECT_THAT(
      InShort(effects.households(0)),
      ElementsAre("2026-01-01 COUNTED_ONCE 1 8.5323100 -> 3 8.6341600",
                  "2026-02-01 COUNTED_ONCE 2 8.6341600 -> 4 8.8543900"));
  v1::GetDeclarationRequest get;
  get.set_name(household + "/declarations/3");
  const auto corrected = client.Call(get).reply.declaration();
  ASSERT_EQ(corrected.members_size(), 2);
  EXPECT_EQ(corrected.members(0).idcs(), head);
  EXPECT_EQ(corrected.members(0).relationship(), v1::Member::HEAD);
  EXPECT_EQ(corrected.members(1).idcs(), third);
  EXPECT_EQ(Standing(head, "2026-02-01"), absl::StrCat(kOfOne, " ", household));
}

TEST_F(MergesTest, ATrialSaysWhatTheMergeDoesAndDoesNothing) {
  DeclareContested(1);
  auto request = Merging(twice, stays);
  request.add_keep_households(own);
  request.set_validate_only(true);
  const v1::MergeEffects trial = Merge(request);
  EXPECT_EQ(Standing(twice), absl::StrCat(kOfTwo, " ", other));
  EXPECT_EQ(Standing(father), absl::StrCat(kOfTwo, " ", other));
  request.set_validate_only(false);
  request.set_request_id(RequestId(1));
  const v1::MergeEffects merged = Merge(request);
  EXPECT_EQ(trial.DebugString(), merged.DebugString());
  // Sent again it says the same.
  EXPECT_EQ(Merge(request).DebugString(), merged.DebugString());
  request = Merging(twice, stays);
  request.set_validate_only(true);
  EXPECT_EQ(ReasonOf(client.Call(request).status), "IDENTIFIER_RETIRED");
}

TEST_F(MergesTest, NobodyIsMergedWithSomebodyDead) {
  const std::string living = NewPerson();
  const std::string dead = NewPerson();
  ASSERT_TRUE(client.Call(Death(dead, "2025-03-04")).ok());
  for (const auto& [request, field] :
       {std::make_pair(Merging(dead, living), "double"),
        std::make_pair(Merging(living, dead), "into")}) {
    const auto refused = client.Call(request);
    EXPECT_EQ(ReasonOf(refused.status), "PERSON_DECEASED");
    EXPECT_EQ(base::DetailOf(refused.status).metadata.at("field"), field);
    EXPECT_THAT(std::string(refused.status.message()),
                testing::HasSubstr("recorded as dead"));
  }
  EXPECT_EQ(Check(living).outcome(), eligibility::Outcome::NOT_SCORED);
}

}  // namespace
}  // namespace rpc_test
