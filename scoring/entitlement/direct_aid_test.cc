// Direct aid by the released figures. Expected amounts are added up by hand
// from the announced table (MAD a month):
//
//                            from 2023-12   2025-11   2026-01
//   ranks 1-3, under 6/in school    200        250       300
//   ranks 1-3, out of school        150        175       200
//   ranks 1-3, fatherless           350        375       400
//   ranks 4-6                        36, out of school 24
//   severe disability              +100; floor 500; no child under 21: 500

#include "scoring/entitlement/direct_aid.h"

#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scoring/programme/programme_set.h"

namespace scoring {
namespace {

using registry::Activity;
using registry::Member;
using registry::Relationship;
using registry::Schooling;
using ::testing::ElementsAre;

base::Date Day(const char* text) { return base::Date::Parse(text).value(); }

Member Child(const char* birth_date, Schooling schooling = Schooling::kPublic) {
  Member member;
  member.relationship = Relationship::kChild;
  member.birth_date = Day(birth_date);
  member.schooling = schooling;
  member.activity = Activity::kInactive;
  return member;
}

Member OutOfSchool(const char* birth_date) {
  return Child(birth_date, Schooling::kNotEnrolled);
}

Member Adult(Relationship relationship) {
  Member member = OutOfSchool("1980-05-17");
  member.relationship = relationship;
  return member;
}

class DirectAidTest : public testing::Test {
 protected:
  DirectAid Aid(const char* day, std::vector<Member> members) const {
    members.insert(members.begin(), Adult(Relationship::kHead));
    return ComputeDirectAid(rules_, Day(day), members).value();
  }

  const ProgrammeSet programmes_ = ProgrammeSet::Load().value();
  const std::vector<AidRule>& rules_ =
      programmes_.ByName(kDirectSocialAidProgramme)->rules().aid;
};

std::vector<std::int64_t> Amounts(const DirectAid& aid) {
  std::vector<std::int64_t> amounts;
  for (const ChildAid& child : aid.children) {
    amounts.push_back(child.monthly_mad);
  }
  return amounts;
}

TEST_F(DirectAidTest, ThereIsNoneBeforeItsFirstDay) {
  const std::vector<Member> members = {Adult(Relationship::kHead)};
  EXPECT_EQ(ComputeDirectAid(rules_, Day("2023-11-30"), members), std::nullopt);
  EXPECT_NE(ComputeDirectAid(rules_, Day("2023-12-01"), members), std::nullopt);
}

// One child of each kind that ranks 1 to 3 know, on both sides of each step.
TEST_F(DirectAidTest, AmountsRiseInThreeDatedSteps) {
  Member fatherless = Child("2015-03-01");
  fatherless.statuses.fatherless = true;
  const std::vector<Member> children = {Child("2014-01-01"), fatherless,
                                        OutOfSchool("2016-01-01")};
  const struct {
    const char* day;
    std::vector<std::int64_t> amounts;
    std::int64_t monthly_mad;
  } cases[] = {
      {"2023-12-01", {200, 350, 150}, 700},
      {"2025-10-31", {200, 350, 150}, 700},
      {"2025-11-01", {250, 375, 175}, 800},
      {"2025-12-31", {250, 375, 175}, 800},
      {"2026-01-01", {300, 400, 200}, 900},
      {"2029-01-01", {300, 400, 200}, 900},
  };
  for (const auto& c : cases) {
    const DirectAid aid = Aid(c.day, children);
    EXPECT_EQ(Amounts(aid), c.amounts) << c.day;
    EXPECT_EQ(aid.monthly_mad, c.monthly_mad) << c.day;
    EXPECT_EQ(aid.basis, AidBasis::kChildren) << c.day;
    EXPECT_EQ(aid.children[0].ground, AidGround::kInSchool);
    EXPECT_EQ(aid.children[1].ground, AidGround::kFatherless);
    EXPECT_EQ(aid.children[2].ground, AidGround::kOutOfSchool);
  }
}

TEST_F(DirectAidTest, FromTheSixthBirthdaySchoolCounts) {
  // Two others of 300 each keep the floor of 500 out of it.
  const auto aid = [this](const char* day, const Member& child) {
    return Aid(day, {Child("2010-01-01"), Child("2011-01-01"), child})
        .children[2];
  };
  const ChildAid last_day = aid("2026-03-01", OutOfSchool("2020-03-02"));
  EXPECT_EQ(last_day.age, 5);
  EXPECT_EQ(last_day.monthly_mad, 300);
  EXPECT_EQ(last_day.ground, AidGround::kUnderSchoolAge);
  const ChildAid birthday = aid("2026-03-02", OutOfSchool("2020-03-02"));
  EXPECT_EQ(birthday.age, 6);
  EXPECT_EQ(birthday.monthly_mad, 200);
  EXPECT_EQ(birthday.ground, AidGround::kOutOfSchool);
  EXPECT_EQ(aid("2026-03-02", Child("2020-03-02")).monthly_mad, 300);
  const Member in_private = Child("2020-03-02", Schooling::kPrivate);
  EXPECT_EQ(aid("2026-03-02", in_private).monthly_mad, 300);
  // Someone born today.
  EXPECT_EQ(aid("2026-03-02", OutOfSchool("2026-03-02")).age, 0);
  EXPECT_EQ(aid("2026-03-02", OutOfSchool("2026-03-02")).monthly_mad, 300);
}

TEST_F(DirectAidTest, AChildCountsUntilTheDayBeforeTheTwentyFirstBirthday) {
  const std::vector<Member> child = {Child("2005-06-15")};
  const DirectAid before = Aid("2026-06-14", child);
  EXPECT_EQ(before.basis, AidBasis::kFloor);
  ASSERT_EQ(before.children.size(), 1u);
  EXPECT_EQ(before.children[0].age, 20);
  EXPECT_EQ(before.children[0].monthly_mad, 300);
  const DirectAid birthday = Aid("2026-06-15", child);
  EXPECT_EQ(birthday.basis, AidBasis::kWithoutChild);
  EXPECT_TRUE(birthday.children.empty());
  EXPECT_EQ(birthday.monthly_mad, 500);
}

TEST_F(DirectAidTest, NoHouseholdGetsLessThanTheFloor) {
  // 200 + 300 is the floor itself; 150 + 200 in the first step is under it.
  const std::vector<Member> two = {OutOfSchool("2012-01-01"),
                                   Child("2013-01-01")};
  EXPECT_EQ(Aid("2026-01-01", two).basis, AidBasis::kChildren);
  EXPECT_EQ(Aid("2026-01-01", two).monthly_mad, 500);
  EXPECT_EQ(Aid("2023-12-01", two).basis, AidBasis::kFloor);
  EXPECT_EQ(Aid("2023-12-01", two).monthly_mad, 500);
  EXPECT_THAT(Amounts(Aid("2023-12-01", two)), ElementsAre(150, 200));
}

TEST_F(DirectAidTest, RanksAreByAgeAndSixArePaid) {
  // Given youngest first; the fourth to sixth get 36, out of school 24.
  const DirectAid aid =
      Aid("2026-01-01",
          {Child("2019-01-07"), Child("2018-01-06"), OutOfSchool("2017-01-05"),
           Child("2016-01-04"), Child("2015-01-03"), OutOfSchool("2014-01-02"),
           Child("2013-01-01")});
  EXPECT_THAT(Amounts(aid), ElementsAre(300, 200, 300, 36, 24, 36, 0));
  EXPECT_EQ(aid.monthly_mad, 896);
  EXPECT_EQ(aid.children[0].age, 13);
  for (std::size_t i = 0; i < aid.children.size(); ++i) {
    EXPECT_EQ(aid.children[i].rank, static_cast<int>(i) + 1);
  }
  EXPECT_EQ(aid.children[6].ground, AidGround::kRankNotPaid);
}

TEST_F(DirectAidTest, TwinsKeepTheOrderOfTheDeclaration) {
  const std::vector<Member> children = {
      Child("2012-01-01"), Child("2013-01-01"), OutOfSchool("2015-01-01"),
      Child("2015-01-01")};
  EXPECT_THAT(Amounts(Aid("2026-01-01", children)),
              ElementsAre(300, 300, 200, 36));
}

// An older sister of 21, a dead child, one who lives abroad and a grandchild.
TEST_F(DirectAidTest, OnlyPresentChildrenUnderTheAgeTakeARank) {
  Member dead = Child("2010-01-01");
  dead.departed = true;
  Member abroad = Child("2011-01-01");
  abroad.statuses.lives_abroad = true;
  Member back = Child("2012-01-01");
  back.statuses.lives_abroad = false;
  Member grandchild = Child("2013-01-01");
  grandchild.relationship = Relationship::kGrandchild;
  const DirectAid aid =
      Aid("2026-01-01", {Child("2004-12-31"), dead, abroad, back, grandchild,
                         Child("2014-01-01")});
  EXPECT_THAT(Amounts(aid), ElementsAre(300, 300));
  EXPECT_EQ(aid.children[0].age, 14);
}

TEST_F(DirectAidTest, SevereDisabilityAddsToAnyRankThatIsPaid) {
  std::vector<Member> children;
  for (const char* birth_date :
       {"2010-01-01", "2011-01-01", "2012-01-01", "2013-01-01", "2014-01-01",
        "2015-01-01", "2016-01-01"}) {
    children.push_back(OutOfSchool(birth_date));
    children.back().statuses.severely_disabled = true;
  }
  children[1].statuses.severely_disabled = false;
  const DirectAid aid = Aid("2026-01-01", children);
  EXPECT_THAT(Amounts(aid), ElementsAre(300, 200, 300, 124, 124, 124, 0));
  EXPECT_EQ(aid.children[0].disability_supplement_mad, 100);
  EXPECT_EQ(aid.children[1].disability_supplement_mad, 0);
  EXPECT_EQ(aid.children[6].disability_supplement_mad, 0);
}

TEST_F(DirectAidTest, TheFatherlessGetMoreOnlyInSchoolAndInTheFirstRanks) {
  std::vector<Member> children = {
      OutOfSchool("2010-01-01"), Child("2011-01-01"), OutOfSchool("2020-01-02"),
      Child("2021-01-01")};
  for (Member& child : children) child.statuses.fatherless = true;
  const DirectAid aid = Aid("2026-01-01", children);
  EXPECT_THAT(Amounts(aid), ElementsAre(200, 400, 400, 36));
  EXPECT_EQ(aid.children[0].ground, AidGround::kOutOfSchool);
  EXPECT_EQ(aid.children[2].ground, AidGround::kFatherless);
  EXPECT_EQ(aid.children[3].ground, AidGround::kUnderSchoolAge);
}

TEST_F(DirectAidTest, WhatABodySaysOfSchoolCountsBeforeTheDeclaration) {
  Member confirmed = OutOfSchool("2010-01-01");
  confirmed.statuses.student = true;
  Member ended = Child("2011-01-01");
  ended.statuses.student = false;
  Member declared = OutOfSchool("2012-01-01");
  declared.activity = Activity::kStudent;
  EXPECT_THAT(Amounts(Aid("2026-01-01", {confirmed, ended, declared})),
              ElementsAre(300, 200, 300));
}

TEST_F(DirectAidTest, TheFirstTwoBirthsBringAPremiumFromTheFirstDay) {
  const auto premiums = [this](std::vector<Member> children) {
    std::vector<std::int64_t> found;
    for (const ChildAid& child : Aid("2026-01-01", children).children) {
      found.push_back(child.birth_premium_mad.value_or(-1));
    }
    return found;
  };
  EXPECT_THAT(
      premiums({Child("2023-11-30"), Child("2024-12-01"), Child("2025-12-01")}),
      ElementsAre(-1, 1000, -1));
  EXPECT_THAT(premiums({Child("2023-12-01")}), ElementsAre(2000));
  // An older sister counts among the births, and so does a child who died.
  Member dead = Child("2020-01-01");
  dead.departed = true;
  EXPECT_THAT(premiums({Child("2001-01-01"), dead, Child("2025-01-01")}),
              ElementsAre(-1));
  // Premiums are no part of the month.
  EXPECT_EQ(Aid("2026-01-01", {Child("2025-01-01")}).monthly_mad, 500);
}

TEST_F(DirectAidTest, TheOrderOfBirthsIsThatOfTheDayOfBirth) {
  // An elder child died since and is declared no more: still a second birth.
  Member second = Child("2024-06-15");
  second.born_before = 1;
  EXPECT_EQ(Aid("2026-01-01", {second}).children[0].birth_premium_mad, 1000);
  // And one who is only declared since does not make a first birth a second.
  Member first = Child("2024-06-15");
  first.born_before = 0;
  const DirectAid aid = Aid("2026-01-01", {Child("2018-01-01"), first});
  EXPECT_EQ(aid.children[1].birth_premium_mad, 2000);
  EXPECT_EQ(aid.children[1].rank, 2);
}

// From the day after the death on, and a body's word before the register's.
TEST_F(DirectAidTest, AFathersRegisteredDeathMakesFatherless) {
  Member child = Child("2015-01-01");
  child.father_died = Day("2026-03-10");
  EXPECT_THAT(Amounts(Aid("2026-03-10", {child})), ElementsAre(300));
  EXPECT_THAT(Amounts(Aid("2026-03-11", {child})), ElementsAre(400));
  child.statuses.fatherless = false;
  EXPECT_THAT(Amounts(Aid("2026-03-11", {child})), ElementsAre(300));
  child.statuses.fatherless = true;
  EXPECT_THAT(Amounts(Aid("2026-03-10", {child})), ElementsAre(400));
}

}  // namespace
}  // namespace scoring
