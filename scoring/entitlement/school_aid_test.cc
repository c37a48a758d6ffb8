// Back-to-school aid by decree 2-24-706: 200 MAD for each child in primary or
// lower secondary, 300 in upper secondary, public schools, at most six
// children, once each September.

#include "scoring/entitlement/school_aid.h"

#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scoring/programme/programme_set.h"

namespace scoring {
namespace {

using registry::Member;
using registry::Schooling;
using registry::SchoolLevel;
using ::testing::ElementsAre;

base::Date Day(const char* text) { return base::Date::Parse(text).value(); }

Member Pupil(const char* birth_date, std::optional<SchoolLevel> level,
             Schooling schooling = Schooling::kPublic) {
  Member member;
  member.relationship = registry::Relationship::kChild;
  member.birth_date = Day(birth_date);
  member.schooling = schooling;
  member.activity = registry::Activity::kInactive;
  member.statuses.school_level = level;
  return member;
}

class SchoolAidTest : public testing::Test {
 protected:
  std::optional<SchoolAid> Aid(const char* day,
                               const std::vector<Member>& members) const {
    const ProgrammeRules& rules =
        programmes_.ByName(kDirectSocialAidProgramme)->rules();
    const DirectAid aid =
        ComputeDirectAid(rules.aid, Day(day), members).value();
    return ComputeSchoolAid(RuleOn(rules.school_aid, Day(day)), Day(day),
                            members, aid);
  }

  const ProgrammeSet programmes_ = ProgrammeSet::Load().value();
};

std::vector<std::int64_t> Amounts(const SchoolAid& aid) {
  std::vector<std::int64_t> amounts;
  for (const SchoolAidOfChild& child : aid.children) {
    amounts.push_back(child.mad.value_or(-1));
  }
  return amounts;
}

TEST_F(SchoolAidTest, OnceEachSeptemberFromTheFirstYearOn) {
  const std::vector<Member> members = {
      Pupil("2014-01-01", SchoolLevel::kPrimary)};
  EXPECT_EQ(Aid("2023-12-31", members), std::nullopt);
  EXPECT_EQ(Aid("2024-08-31", members), std::nullopt);
  EXPECT_EQ(Aid("2024-09-01", members)->mad(), 200);
  EXPECT_EQ(Aid("2024-09-30", members)->mad(), 200);
  EXPECT_EQ(Aid("2024-10-01", members), std::nullopt);
  EXPECT_EQ(Aid("2026-09-15", members)->mad(), 200);
}

TEST_F(SchoolAidTest, TheLevelGivesTheAmount) {
  const auto aid =
      Aid("2025-09-01", {Pupil("2008-01-01", SchoolLevel::kUpperSecondary),
                         Pupil("2011-01-01", SchoolLevel::kLowerSecondary),
                         Pupil("2015-01-01", SchoolLevel::kPrimary),
                         Pupil("2006-01-01", SchoolLevel::kAfterSchool)});
  EXPECT_THAT(Amounts(*aid), ElementsAre(300, 200, 200));
  EXPECT_EQ(aid->mad(), 700);
}

TEST_F(SchoolAidTest, AMissingLevelIsNotTheLowestAndNotZero) {
  const auto aid =
      Aid("2025-09-01", {Pupil("2012-01-01", std::nullopt),
                         Pupil("2015-01-01", SchoolLevel::kPrimary)});
  EXPECT_THAT(Amounts(*aid), ElementsAre(-1, 200));
  EXPECT_EQ(aid->mad(), std::nullopt);
}

TEST_F(SchoolAidTest, OnlyPublicSchoolsAndStudiesThatDidNotEnd) {
  Member ended = Pupil("2012-01-01", std::nullopt);
  ended.statuses.student = false;
  const auto aid =
      Aid("2025-09-01",
          {Pupil("2013-01-01", SchoolLevel::kPrimary, Schooling::kPrivate),
           Pupil("2014-01-01", SchoolLevel::kPrimary, Schooling::kNotEnrolled),
           ended});
  EXPECT_TRUE(aid->children.empty());
  EXPECT_EQ(aid->mad(), 0);
}

TEST_F(SchoolAidTest, AtMostSixTheOldestFirst) {
  std::vector<Member> members;
  for (const char* birth_date :
       {"2009-01-01", "2010-01-01", "2011-01-01", "2012-01-01", "2013-01-01",
        "2014-01-01", "2015-01-01"}) {
    members.push_back(Pupil(birth_date, SchoolLevel::kPrimary));
  }
  members[0].statuses.school_level = SchoolLevel::kUpperSecondary;
  const auto aid = Aid("2025-09-01", members);
  EXPECT_THAT(Amounts(*aid), ElementsAre(300, 200, 200, 200, 200, 200));
  EXPECT_EQ(aid->mad(), 1300);
}

}  // namespace
}  // namespace scoring
