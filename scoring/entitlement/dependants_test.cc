// Limits: children up to 21, students who are not married up to 26, from
// February 2027 on 30, the severely disabled at any age. "Up to 21" includes
// that age.

#include "scoring/entitlement/dependants.h"

#include <vector>

#include "gtest/gtest.h"
#include "scoring/programme/programme_set.h"

namespace scoring {
namespace {

using registry::Activity;
using registry::EndCause;
using registry::Member;
using registry::Schooling;

base::Date Day(const char* text) { return base::Date::Parse(text).value(); }

Member Child(const char* birth_date) {
  Member member;
  member.relationship = registry::Relationship::kChild;
  member.birth_date = Day(birth_date);
  member.schooling = Schooling::kNotEnrolled;
  member.activity = Activity::kUnemployed;
  return member;
}

Member Student(const char* birth_date) {
  Member member = Child(birth_date);
  member.activity = Activity::kStudent;
  return member;
}

class DependantsTest : public testing::Test {
 protected:
  ChildDependency On(const char* day, const Member& child) const {
    return DependencyOf(RuleOn(rules_, Day(day)), child, Day(day));
  }

  const ProgrammeSet programmes_ = ProgrammeSet::Load().value();
  const std::vector<DependantRule>& rules_ = programmes_.common().dependants;
};

TEST_F(DependantsTest, AgeLimitsOnBothSides) {
  const struct {
    const char* name;
    Member child;
    const char* day;
    DependantGround ground;
  } cases[] = {
      {"Born today", Child("2026-01-01"), "2026-01-01",
       DependantGround::kUpToAge},
      {"21, last day", Child("2004-06-15"), "2026-06-14",
       DependantGround::kUpToAge},
      {"22", Child("2004-06-15"), "2026-06-15", DependantGround::kOverAgeLimit},
      {"student of 22", Student("2004-06-15"), "2026-06-15",
       DependantGround::kStudent},
      {"student of 26, last day", Student("1999-06-15"), "2026-06-14",
       DependantGround::kStudent},
      {"student of 27, limit of 26", Student("1999-06-15"), "2027-01-31",
       DependantGround::kOverAgeLimit},
      {"student of 27, limit of 30", Student("1999-06-15"), "2027-02-01",
       DependantGround::kStudent},
      {"student of 30, last day", Student("1996-06-15"), "2027-06-14",
       DependantGround::kStudent},
      {"student of 31", Student("1996-06-15"), "2027-06-15",
       DependantGround::kOverAgeLimit},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(On(c.day, c.child).ground, c.ground) << c.name;
  }
  EXPECT_EQ(On("2026-06-15", Child("2004-06-15")).age, 22);
  EXPECT_EQ(On("2026-06-15", Child("2004-06-15")).up_to_age, 21);
  EXPECT_EQ(On("2026-06-15", Student("2004-06-15")).up_to_age, 26);
}

TEST_F(DependantsTest, AMarriedStudentHasTheLimitOfAChild) {
  Member student = Student("2004-06-15");
  student.statuses.married = true;
  EXPECT_EQ(On("2026-06-14", student).ground, DependantGround::kUpToAge);
  EXPECT_EQ(On("2026-06-15", student).ground, DependantGround::kOverAgeLimit);
  student.statuses.married = false;
  EXPECT_EQ(On("2026-06-15", student).ground, DependantGround::kStudent);
}

TEST_F(DependantsTest, WhatABodySaysOfStudiesCountsBeforeTheDeclaration) {
  Member child = Child("2004-06-15");
  child.statuses.student = true;
  EXPECT_EQ(On("2026-06-15", child).ground, DependantGround::kStudent);
  child = Student("2004-06-15");
  child.statuses.student = false;
  EXPECT_EQ(On("2026-06-15", child).ground, DependantGround::kOverAgeLimit);
}

TEST_F(DependantsTest, TheSeverelyDisabledHaveNoLimit) {
  Member child = Child("1966-06-15");
  child.statuses.severely_disabled = true;
  EXPECT_EQ(On("2026-06-15", child).ground, DependantGround::kDisabled);
  EXPECT_EQ(On("2026-06-15", child).up_to_age, std::nullopt);
  child.statuses.severely_disabled = false;
  EXPECT_EQ(On("2026-06-15", child).ground, DependantGround::kOverAgeLimit);
}

TEST_F(DependantsTest, WithoutARuleThereIsNoLimit) {
  const ChildDependency dependency =
      DependencyOf(nullptr, Child("1966-06-15"), Day("2026-06-15"));
  EXPECT_TRUE(dependency.dependant());
  EXPECT_EQ(dependency.up_to_age, std::nullopt);
}

TEST_F(DependantsTest, OnlyCoverThatBeganWithinTheLimitEndsWithIt) {
  const auto passed = [this](const Member& then, const char* since,
                             const Member& now, const char* day) {
    return PassedAgeLimit(rules_, then, Day(since), now, Day(day));
  };
  const Member child = Child("2004-06-15");
  EXPECT_FALSE(passed(child, "2025-01-01", child, "2026-06-14"));
  EXPECT_TRUE(passed(child, "2025-01-01", child, "2026-06-15"));
  EXPECT_TRUE(passed(child, "2026-06-14", child, "2026-06-15"));
  EXPECT_FALSE(passed(child, "2026-06-15", child, "2026-06-16"));
  // Cover from before the first rule is held against the limit of today.
  EXPECT_TRUE(passed(child, "2020-01-01", child, "2026-06-15"));
  const Member old = Child("1980-06-15");
  EXPECT_FALSE(passed(old, "2020-01-01", old, "2026-06-15"));
}

TEST_F(DependantsTest, WhatWasKnownForTheFirstDayOfTheCoverCounts) {
  const auto passed = [this](const Member& then, const Member& now) {
    return PassedAgeLimit(rules_, then, Day("2025-09-01"), now,
                          Day("2026-06-15"));
  };
  const Member child = Child("2002-06-15");  // 23 when the cover opened
  Member student = child;
  student.statuses.student = true;
  EXPECT_FALSE(passed(student, student));
  EXPECT_TRUE(passed(student, child));
  // Studies that began after it opened, and ended.
  Member ended = child;
  ended.statuses.student = false;
  EXPECT_FALSE(passed(child, ended));
  Member declared = child;
  declared.activity = registry::Activity::kStudent;
  EXPECT_TRUE(passed(declared, child));
  Member disabled = child;
  disabled.statuses.severely_disabled = true;
  EXPECT_TRUE(passed(disabled, child));
}

// The 27th birthday of who studies is 2026-06-15, the 22nd of who does not.
TEST_F(DependantsTest, WhatEndsADependencyIsTimeOrWhatChanged) {
  const auto why = [this](const Member& before, const Member& now) {
    return WhyDependantNoMore(rules_, before, now, Day("2026-06-15"));
  };
  EXPECT_EQ(why(Child("2004-06-15"), Child("2004-06-15")), EndCause::kAgeLimit);
  const Member child = Child("2002-06-15");
  Member student = child;
  student.statuses.student = true;
  EXPECT_EQ(why(student, child), EndCause::kStudiesEnded);
  Member married = student;
  married.statuses.married = true;
  EXPECT_EQ(why(student, married), EndCause::kMarried);
  // It would have ended with the studies alone.
  married.statuses.student = false;
  EXPECT_EQ(why(student, married), EndCause::kStudiesEnded);
  Member disabled = student;
  disabled.statuses.severely_disabled = true;
  EXPECT_EQ(why(disabled, child), EndCause::kDisabilityEnded);
  Member oldest = Child("1999-06-15");
  oldest.statuses.student = true;
  EXPECT_EQ(why(oldest, Child("1999-06-15")), EndCause::kAgeLimit);
  // Another birth date is declared.
  EXPECT_EQ(why(Child("2004-06-16"), Child("2004-06-15")), EndCause::kDeclared);
}

}  // namespace
}  // namespace scoring
