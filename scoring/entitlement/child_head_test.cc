// Who is head for child aid, by the released order: husband; who has custody;
// who has kafala; legal guardian. And whose children count.

#include "scoring/entitlement/child_head.h"

#include <vector>

#include "gtest/gtest.h"
#include "scoring/programme/programme_set.h"

namespace scoring {
namespace {

using registry::Member;
using registry::Raised;
using registry::RaisingTitle;
using registry::Relationship;
using registry::Sex;

constexpr char kDay[] = "2026-01-01";

base::Date Day(const char* text) { return base::Date::Parse(text).value(); }

Member Adult(Relationship relationship, Sex sex) {
  Member member;
  member.relationship = relationship;
  member.sex = sex;
  member.birth_date = Day("1980-05-17");
  return member;
}

Member Child(Relationship relationship = Relationship::kChild) {
  Member member;
  member.relationship = relationship;
  member.birth_date = Day("2015-01-01");
  member.schooling = registry::Schooling::kPublic;
  return member;
}

// A child whom a member raises; nothing: somebody outside.
Member RaisedChild(Relationship relationship, RaisingTitle title,
                   std::optional<std::size_t> raiser) {
  Member member = Child(relationship);
  member.statuses.raised = Raised{title, "COURT", Day("2020-01-01")};
  member.raiser = raiser;
  return member;
}

class ChildHeadTest : public testing::Test {
 protected:
  DirectAid Aid(const std::vector<Member>& members) const {
    return ComputeDirectAid(rules_.aid, Day(kDay), members, Heads()).value();
  }
  AidRecipient Recipient(const std::vector<Member>& members) const {
    return RecipientOf(*Heads(), members, Aid(members));
  }
  const ChildHeadRule* Heads() const {
    return RuleOn(rules_.child_heads, Day(kDay));
  }

  const ProgrammeSet programmes_ = ProgrammeSet::Load().value();
  const ProgrammeRules& rules_ =
      programmes_.ByName(kDirectSocialAidProgramme)->rules();
};

void ExpectPaid(const AidRecipient& recipient, RecipientBasis basis,
                std::optional<std::size_t> member) {
  EXPECT_EQ(recipient.basis, basis);
  EXPECT_EQ(recipient.member, member);
}

TEST_F(ChildHeadTest, TheHusbandComesFirstWhoeverIsTheDeclaredHead) {
  const Member wife = Adult(Relationship::kHead, Sex::kFemale);
  const Member husband = Adult(Relationship::kSpouse, Sex::kMale);
  ExpectPaid(Recipient({wife, husband, Child()}), RecipientBasis::kHusband, 1);
  Member dead = husband;
  dead.departed = true;
  ExpectPaid(Recipient({wife, dead, Child()}), RecipientBasis::kHead, 0);
  Member abroad = husband;
  abroad.statuses.lives_abroad = true;
  ExpectPaid(Recipient({wife, abroad, Child()}), RecipientBasis::kHead, 0);
  // A man alone with his child is no husband; he is the declared head.
  ExpectPaid(Recipient({Adult(Relationship::kHead, Sex::kMale), Child()}),
             RecipientBasis::kHead, 0);
}

TEST_F(ChildHeadTest, ThenCustodyThenKafalaThenTheGuardian) {
  const Member head = Adult(Relationship::kHead, Sex::kFemale);
  const Member sister = Adult(Relationship::kSibling, Sex::kFemale);
  const auto raised = [](RaisingTitle title, std::size_t by) {
    return RaisedChild(Relationship::kOtherRelative, title, by);
  };
  const Member in_custody = raised(RaisingTitle::kCustody, 1);
  const Member in_kafala = raised(RaisingTitle::kKafala, 0);
  const Member in_guardianship = raised(RaisingTitle::kGuardianship, 0);
  ExpectPaid(Recipient({head, sister, in_guardianship, in_kafala, in_custody}),
             RecipientBasis::kCustody, 1);
  ExpectPaid(Recipient({head, sister, in_guardianship, in_kafala}),
             RecipientBasis::kKafala, 0);
  ExpectPaid(Recipient({head, sister, in_guardianship}),
             RecipientBasis::kGuardianship, 0);
}

TEST_F(ChildHeadTest, TheHusbandOfOthersIsNotTheHeadOfADaughtersChild) {
  // A couple, their divorced daughter, and her son in her custody.
  const std::vector<Member> members = {
      Adult(Relationship::kHead, Sex::kMale),
      Adult(Relationship::kSpouse, Sex::kFemale),
      Adult(Relationship::kChild, Sex::kFemale),
      RaisedChild(Relationship::kGrandchild, RaisingTitle::kCustody, 2)};
  ASSERT_EQ(Aid(members).children.size(), 1u);
  ExpectPaid(Recipient(members), RecipientBasis::kCustody, 2);
}

TEST_F(ChildHeadTest, TheLumpSumIsForWhoeverRegisteredTheHousehold) {
  ExpectPaid(Recipient({Adult(Relationship::kHead, Sex::kFemale)}),
             RecipientBasis::kRegistrant, std::nullopt);
}

TEST_F(ChildHeadTest, ChildrenCountForWhoRaisesThem) {
  const Member head = Adult(Relationship::kHead, Sex::kFemale);
  for (const RaisingTitle title :
       {RaisingTitle::kCustody, RaisingTitle::kKafala,
        RaisingTitle::kGuardianship}) {
    // Of another relation to the head, raised by the head: counts.
    const DirectAid here =
        Aid({head, RaisedChild(Relationship::kNotRelated, title, 0)});
    ASSERT_EQ(here.children.size(), 1u);
    EXPECT_EQ(here.children[0].monthly_mad, 300);
    EXPECT_EQ(here.children[0].raised_by, title);
    EXPECT_EQ(here.children[0].birth_premium_mad, std::nullopt);
    // The head's own child, raised by somebody elsewhere: does not.
    const DirectAid elsewhere =
        Aid({head, RaisedChild(Relationship::kChild, title, std::nullopt)});
    EXPECT_TRUE(elsewhere.children.empty());
    EXPECT_EQ(elsewhere.raised_elsewhere, std::vector<std::size_t>{1});
    EXPECT_EQ(elsewhere.basis, AidBasis::kWithoutChild);
  }
  // Without a title, nephews do not count.
  EXPECT_TRUE(
      Aid({head, Child(Relationship::kOtherRelative)}).children.empty());
}

TEST_F(ChildHeadTest, WhoIsNotThereRaisesNobodyHere) {
  Member left = Adult(Relationship::kSibling, Sex::kFemale);
  left.departed = true;
  const std::vector<Member> members = {
      Adult(Relationship::kHead, Sex::kFemale), left,
      RaisedChild(Relationship::kOtherRelative, RaisingTitle::kKafala, 1)};
  EXPECT_TRUE(Aid(members).children.empty());
}

TEST_F(ChildHeadTest, WithoutARuleNoTitleCounts) {
  const std::vector<Member> members = {
      Adult(Relationship::kHead, Sex::kFemale),
      RaisedChild(Relationship::kChild, RaisingTitle::kCustody, std::nullopt),
      RaisedChild(Relationship::kNotRelated, RaisingTitle::kKafala, 0)};
  const DirectAid aid =
      ComputeDirectAid(rules_.aid, Day(kDay), members).value();
  ASSERT_EQ(aid.children.size(), 1u);
  EXPECT_EQ(aid.children[0].member, 1u);
}

}  // namespace
}  // namespace scoring
