#include "scoring/classification/role.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "scoring/programme/programme_set.h"

namespace scoring {
namespace {

using registry::Absence;
using registry::Activity;
using registry::InsuredRole;
using registry::Member;
using registry::Relationship;

base::Date Day(const char* text) { return base::Date::Parse(text).value(); }

Member Someone(Relationship relationship, const char* birth_date = "1980-05-17",
               Activity activity = Activity::kInactive) {
  Member member;
  member.relationship = relationship;
  member.birth_date = Day(birth_date);
  member.schooling = registry::Schooling::kNotEnrolled;
  member.activity = activity;
  return member;
}

Partner Free(Relationship relationship) {
  return {Someone(relationship), false};
}

Partner Covered(Relationship relationship) {
  return {Someone(relationship), true};
}

Partner Employed(Relationship relationship) {
  return {Someone(relationship, "1980-05-17", Activity::kEmployed), false};
}

Partner Dead(Relationship relationship) {
  Partner partner = Free(relationship);
  partner.member.departed = true;
  return partner;
}

constexpr auto kHead = Relationship::kHead;
constexpr auto kSpouse = Relationship::kSpouse;
constexpr auto kChild = Relationship::kChild;

TEST(RoleInHouseholdTest, ByRelationshipAgeAndWhoCanBeThePrincipal) {
  const auto rules = ProgrammeSet::Load().value().common();
  Member disabled = Someone(kChild, "1990-01-01");
  disabled.statuses.severely_disabled = true;
  const struct {
    const char* name;
    Member person;
    std::vector<Partner> partners;
    Outcome outcome;
    const char* code;
    InsuredRole role;
  } cases[] = {
      // clang-format off
      {"Head", Someone(kHead), {Free(kSpouse)}, Outcome::kAmoTadamon, "HEAD_OF_HOUSEHOLD", InsuredRole::kPrincipal},
      {"Spouse", Someone(kSpouse), {Free(kHead)}, Outcome::kAmoTadamon, "SPOUSE_OF_PRINCIPAL", InsuredRole::kDependant},
      {"SpouseOfCovered", Someone(kSpouse), {Covered(kHead)}, Outcome::kAmoTadamon, "NO_HEAD_AS_PRINCIPAL", InsuredRole::kPrincipal},
      {"SpouseOfDead", Someone(kSpouse), {Dead(kHead)}, Outcome::kAmoTadamon, "NO_HEAD_AS_PRINCIPAL", InsuredRole::kPrincipal},
      {"SpouseOfEmployedTadamon", Someone(kSpouse), {Employed(kHead)}, Outcome::kAmoTadamon, "SPOUSE_OF_PRINCIPAL", InsuredRole::kDependant},
      {"SpouseOfEmployedChamil", Someone(kSpouse), {Employed(kHead)}, Outcome::kAmoChamil, "NO_HEAD_AS_PRINCIPAL", InsuredRole::kPrincipal},
      {"SpouseBesideSpouse", Someone(kSpouse), {Covered(kHead), Free(kSpouse)}, Outcome::kAmoTadamon, "NO_HEAD_AS_PRINCIPAL", InsuredRole::kPrincipal},
      {"Child", Someone(kChild, "2015-01-01"), {Free(kHead)}, Outcome::kAmoChamil, "CHILD_UP_TO_AGE", InsuredRole::kDependant},
      {"ChildOfSpouse", Someone(kChild, "2015-01-01"), {Covered(kHead), Free(kSpouse)}, Outcome::kAmoTadamon, "CHILD_UP_TO_AGE", InsuredRole::kDependant},
      {"ChildOfNobody", Someone(kChild, "2015-01-01"), {Covered(kHead), Free(Relationship::kParent)}, Outcome::kAmoTadamon, "NO_PRINCIPAL_IN_HOUSEHOLD", InsuredRole::kPrincipal},
      {"ChildOf21", Someone(kChild, "2004-01-02"), {Free(kHead)}, Outcome::kAmoTadamon, "CHILD_UP_TO_AGE", InsuredRole::kDependant},
      {"ChildOf22", Someone(kChild, "2004-01-01"), {Free(kHead)}, Outcome::kAmoTadamon, "OVER_AGE_LIMIT", InsuredRole::kPrincipal},
      {"StudentOf22", Someone(kChild, "2004-01-01", Activity::kStudent), {Free(kHead)}, Outcome::kAmoTadamon, "STUDENT_UP_TO_AGE", InsuredRole::kDependant},
      {"StudentOf27", Someone(kChild, "1999-01-01", Activity::kStudent), {Free(kHead)}, Outcome::kAmoTadamon, "OVER_AGE_LIMIT", InsuredRole::kPrincipal},
      {"Disabled", disabled, {Free(kHead)}, Outcome::kAmoTadamon, "DISABLED_WITHOUT_AGE_LIMIT", InsuredRole::kDependant},
      {"Parent", Someone(Relationship::kParent), {Free(kHead)}, Outcome::kAmoTadamon, "NOT_A_DEPENDANT", InsuredRole::kPrincipal},
      // clang-format on
  };
  for (const auto& c : cases) {
    const InsuredAs insured = RoleInHousehold(rules, Day("2026-01-01"),
                                              c.outcome, c.person, c.partners);
    EXPECT_EQ(std::string(insured.reason.code), c.code) << c.name;
    EXPECT_EQ(insured.role, c.role) << c.name;
    EXPECT_FALSE(Sentence(insured.reason, Language::kArabic).empty());
  }
}

TEST(RoleInHouseholdTest, WhyTheHeadIsNoPrincipalIsSaid) {
  const auto rules = ProgrammeSet::Load().value().common();
  Partner dead = Dead(kHead);
  dead.member.absence = Absence::kDied;
  Partner moved = Dead(kHead);
  moved.member.absence = Absence::kInOtherHousehold;
  Partner abroad = Free(kHead);
  abroad.member.statuses.lives_abroad = true;
  const struct {
    Partner head;
    const char* sentence;
  } cases[] = {
      {dead, "The head of the household has died"},
      {moved, "Another household has declared the head of this one"},
      {abroad, "The head of the household lives abroad"},
      {Covered(kHead),
       "Another compulsory regime covers the head of the household"},
      {Employed(kHead),
       "The head of the household is employed, which excludes AMO Chamil"},
      {Dead(kHead), "No head of the household is insured there as a principal"},
  };
  for (const auto& c : cases) {
    const auto sentence = [&](Relationship person) {
      return Sentence(
          RoleInHousehold(rules, Day("2026-01-01"), Outcome::kAmoChamil,
                          Someone(person, "2015-01-01"), {c.head})
              .reason,
          Language::kEnglish);
    };
    EXPECT_EQ(sentence(kSpouse),
              std::string(c.sentence) +
                  ", so the spouse is insured as a principal, in the spouse's "
                  "own name.");
    EXPECT_EQ(sentence(kChild),
              std::string(c.sentence) +
                  ", and no spouse is insured there as a principal, so the "
                  "person is.");
  }
}

Partner BornOn(const char* birth_date, Relationship relationship) {
  return {Someone(relationship, birth_date), false};
}

TEST(RoleInHouseholdTest, ADependantIsInsuredThroughOnePrincipal) {
  CommonRules rules = ProgrammeSet::Load().value().common();
  const Member child = Someone(kChild, "2015-01-01");
  const struct {
    const char* name;
    std::vector<Partner> partners;
    std::optional<std::size_t> eldest;
    std::optional<std::size_t> first;
  } cases[] = {
      // clang-format off
      {"HeadGoesBeforeSpouses", {BornOn("1970-01-01", kSpouse), BornOn("1990-01-01", kHead)}, 1, 1},
      {"EldestSpouse", {Covered(kHead), BornOn("1985-01-02", kSpouse), BornOn("1985-01-01", kSpouse)}, 2, 1},
      {"OfOneDateTheFirst", {Covered(kHead), BornOn("1985-01-01", kSpouse), BornOn("1985-01-01", kSpouse)}, 1, 1},
      {"WhoIsDeadIsNoPrincipal", {Covered(kHead), Dead(kSpouse), BornOn("1995-01-01", kSpouse)}, 2, 2},
      {"Nobody", {Covered(kHead), Covered(kSpouse)}, std::nullopt, std::nullopt},
      // clang-format on
  };
  const auto through = [&](const std::vector<Partner>& partners) {
    return RoleInHousehold(rules, Day("2026-01-01"), Outcome::kAmoChamil, child,
                           partners)
        .through;
  };
  for (const auto& c : cases) {
    EXPECT_EQ(through(c.partners), c.eldest) << c.name;
  }
  rules.principals.front().spouse = PrincipalRule::Spouse::kFirstDeclared;
  for (const auto& c : cases) {
    EXPECT_EQ(through(c.partners), c.first) << c.name;
  }
  // Before the first rule.
  rules.principals.clear();
  for (const auto& c : cases) {
    EXPECT_EQ(through(c.partners), c.first) << c.name;
  }
}

// Of the minors of a household without a parent one pays, once for all.
TEST(RoleAmongSiblingsTest, OneOfTheBrothersAndSistersIsThePrincipal) {
  const CommonRules rules = ProgrammeSet::Load().value().common();
  const base::Date day = Day("2026-01-01");
  constexpr auto kSibling = Relationship::kSibling;
  constexpr auto kGrandchild = Relationship::kGrandchild;
  constexpr auto kOther = Relationship::kOtherRelative;
  const Partner covered_child = {Someone(kChild, "2010-01-01"), true};
  const struct {
    const char* name;
    std::vector<Partner> members;
    std::size_t self;
    std::optional<std::size_t> through;
    const char* code;
  } cases[] = {
      // clang-format off
      {"EldestOfTwo", {Dead(kHead), BornOn("2015-01-01", kChild), BornOn("2012-01-01", kChild)}, 1, 2, "MINOR_THROUGH_SIBLING"},
      {"TheEldestPays", {Dead(kHead), BornOn("2015-01-01", kChild), BornOn("2012-01-01", kChild)}, 2, std::nullopt, "ELDEST_OF_MINORS"},
      {"TwinsInOrder", {Dead(kHead), BornOn("2012-01-01", kChild), BornOn("2012-01-01", kChild)}, 2, 1, "MINOR_THROUGH_SIBLING"},
      {"FirstTwin", {Dead(kHead), BornOn("2012-01-01", kChild), BornOn("2012-01-01", kChild)}, 1, std::nullopt, "ELDEST_OF_MINORS"},
      {"Alone", {Dead(kHead), BornOn("2012-01-01", kChild)}, 1, std::nullopt, "NO_PRINCIPAL_IN_HOUSEHOLD"},
      {"GrownSister", {Dead(kHead), BornOn("2012-01-01", kChild), BornOn("2001-01-01", kChild)}, 1, 2, "MINOR_THROUGH_SIBLING"},
      {"GrownSisterDied", {Dead(kHead), BornOn("2012-01-01", kChild), Dead(kChild)}, 1, std::nullopt, "NO_PRINCIPAL_IN_HOUSEHOLD"},
      {"CoveredElsewhereInsuresNobody", {Dead(kHead), BornOn("2012-01-01", kChild), covered_child}, 1, std::nullopt, "NO_PRINCIPAL_IN_HOUSEHOLD"},
      {"SiblingsOfTheHead", {BornOn("2003-01-01", kHead), BornOn("2012-01-01", kSibling), BornOn("2000-01-01", kSibling)}, 1, 0, "MINOR_THROUGH_SIBLING"},
      {"SiblingsOfACoveredHead", {Covered(kHead), BornOn("2012-01-01", kSibling), BornOn("2000-01-01", kSibling)}, 1, 2, "MINOR_THROUGH_SIBLING"},
      {"Grandchildren", {Free(kHead), BornOn("2012-01-01", kGrandchild), BornOn("2015-01-01", kGrandchild)}, 2, 1, "MINOR_THROUGH_SIBLING"},
      {"GrandchildIsNoChild", {Free(kHead), BornOn("2012-01-01", kGrandchild), BornOn("2010-01-01", kChild)}, 1, std::nullopt, "NOT_A_DEPENDANT"},
      {"GrownRelativeIsNoSibling", {Free(kHead), BornOn("2012-01-01", kOther), BornOn("1990-01-01", kOther)}, 1, std::nullopt, "NOT_A_DEPENDANT"},
      {"MinorRelatives", {Free(kHead), BornOn("2015-01-01", kOther), BornOn("2012-01-01", kOther)}, 1, 2, "MINOR_THROUGH_SIBLING"},
      // clang-format on
  };
  for (const auto& c : cases) {
    const Member& person = c.members[c.self].member;
    std::vector<Partner> beside = c.members;
    beside.erase(beside.begin() + static_cast<std::ptrdiff_t>(c.self));
    InsuredAs insured =
        RoleInHousehold(rules, day, Outcome::kAmoChamil, person, beside);
    ASSERT_TRUE(IsMinorAlone(rules, day, person, insured)) << c.name;
    insured = RoleAmongSiblings(rules, day, Outcome::kAmoChamil, insured,
                                c.members, c.self);
    EXPECT_EQ(insured.through, c.through) << c.name;
    EXPECT_EQ(std::string(insured.reason.code), c.code) << c.name;
    EXPECT_EQ(insured.role, c.through.has_value() ? InsuredRole::kDependant
                                                  : InsuredRole::kPrincipal)
        << c.name;
  }
}

TEST(RoleAmongSiblingsTest, WhoIsOfAgeOrADependantIsNoMinorAlone) {
  CommonRules rules = ProgrammeSet::Load().value().common();
  const base::Date day = Day("2026-01-01");
  const auto alone = [&](const Member& person,
                         const std::vector<Partner>& beside) {
    return IsMinorAlone(
        rules, day, person,
        RoleInHousehold(rules, day, Outcome::kAmoChamil, person, beside));
  };
  // 18 on that day, and a day later.
  EXPECT_FALSE(alone(Someone(kChild, "2008-01-01"), {Dead(kHead)}));
  EXPECT_TRUE(alone(Someone(kChild, "2008-01-02"), {Dead(kHead)}));
  EXPECT_FALSE(alone(Someone(kChild, "2012-01-01"), {Free(kHead)}));
  EXPECT_FALSE(alone(Someone(kHead, "2012-01-01"), {}));
  EXPECT_FALSE(alone(Someone(kSpouse, "2009-01-01"), {Dead(kHead)}));
  rules.principals.front().minors = PrincipalRule::Minors::kEachAlone;
  EXPECT_FALSE(alone(Someone(kChild, "2012-01-01"), {Dead(kHead)}));
}

}  // namespace
}  // namespace scoring
