// Statuses that exclude a household from direct aid before its score, by the
// released rule: public employment, pensions, other family allowances.

#include "scoring/entitlement/exclusion.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "scoring/programme/programme_set.h"

namespace scoring {
namespace {

using registry::EndCause;
using registry::KnownEnd;
using registry::LaterExclusion;
using registry::Member;
using registry::PersonStatus;

base::Date Day(const char* text) { return base::Date::Parse(text).value(); }

Member WithStatus(PersonStatus status, const char* source) {
  Member member;
  member.relationship = registry::Relationship::kParent;
  member.statuses.excluding.push_back(
      {status, source, Day("2020-01-01"), std::nullopt});
  return member;
}

class ExclusionTest : public testing::Test {
 protected:
  std::vector<Exclusion> Of(const char* day,
                            const std::vector<Member>& members) const {
    return ExclusionsOf(
        RuleOn(
            programmes_.ByName(kDirectSocialAidProgramme)->rules().exclusions,
            Day(day)),
        members);
  }

  const ProgrammeSet programmes_ = ProgrammeSet::Load().value();
};

TEST_F(ExclusionTest, AnyMemberExcludesFromTheFirstDayOfTheRule) {
  const std::vector<Member> members = {
      Member(), WithStatus(PersonStatus::kPension, "CMR")};
  EXPECT_TRUE(Of("2023-11-30", members).empty());
  const auto found = Of("2023-12-01", members);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].member, 1u);
  EXPECT_EQ(found[0].relationship, registry::Relationship::kParent);
  EXPECT_EQ(found[0].spell.source, "CMR");
  EXPECT_EQ(
      Of("2026-01-01", {WithStatus(PersonStatus::kPublicEmployee, "A"),
                        WithStatus(PersonStatus::kOtherFamilyAllowance, "B")})
          .size(),
      2u);
}

TEST_F(ExclusionTest, WhoDiedOrLeftExcludesNobody) {
  Member gone = WithStatus(PersonStatus::kPension, "CMR");
  gone.departed = true;
  EXPECT_TRUE(Of("2026-01-01", {gone}).empty());
  Member abroad = WithStatus(PersonStatus::kPension, "CMR");
  abroad.statuses.lives_abroad = true;
  EXPECT_EQ(Of("2026-01-01", {abroad}).size(), 1u);
}

TEST_F(ExclusionTest, OnlyStatusesOfTheRuleExclude) {
  const ExclusionRule rule = {Day("2024-01-01"), {PersonStatus::kPension}};
  EXPECT_TRUE(
      ExclusionsOf(&rule, {WithStatus(PersonStatus::kPublicEmployee, "A")})
          .empty());
  EXPECT_EQ(
      ExclusionsOf(&rule, {WithStatus(PersonStatus::kPension, "A")}).size(),
      1u);
  EXPECT_TRUE(
      ExclusionsOf(nullptr, {WithStatus(PersonStatus::kPension, "A")}).empty());
}

// One ends on 2026-09-01. Both sides of the first and the last day of what is
// known of another member.
TEST_F(ExclusionTest, WhatExcludesOnTheDayOfAnEndIsTheNext) {
  Member member = WithStatus(PersonStatus::kPension, "CMR");
  member.statuses.excluding[0].ends = Day("2026-09-01");
  const auto of = [&](const char* from, const char* end) {
    LaterExclusion later;
    later.member = 2;
    later.status = PersonStatus::kPension;
    later.from = Day(from);
    if (end != nullptr) later.end = Day(end);
    const ExclusionRule rule = {Day("2024-01-01"), {PersonStatus::kPension}};
    return ExclusionsOf(&rule, {member}, {later}).at(0);
  };
  for (const char* from : {"2026-08-01", "2026-09-01"}) {
    EXPECT_TRUE(of(from, nullptr).excluded_then);
    EXPECT_TRUE(of(from, "2026-09-02").excluded_then);
    ASSERT_TRUE(of(from, nullptr).next.has_value());
    EXPECT_EQ(of(from, nullptr).next->from, Day(from));
  }
  EXPECT_FALSE(of("2026-09-02", nullptr).excluded_then);
  EXPECT_TRUE(of("2026-09-02", nullptr).next.has_value());
  EXPECT_FALSE(of("2026-08-01", "2026-09-01").excluded_then);
  EXPECT_FALSE(of("2026-08-01", "2026-09-01").next.has_value());
}

TEST_F(ExclusionTest, WhatGoesOnIsNotToldAsNext) {
  Member ends = WithStatus(PersonStatus::kPension, "CMR");
  ends.statuses.excluding[0].ends = Day("2026-09-01");
  LaterExclusion later;
  later.status = PersonStatus::kPension;
  later.from = Day("2026-08-01");
  const ExclusionRule rule = {Day("2024-01-01"), {PersonStatus::kPension}};
  for (const char* end : {"2026-09-01", "2026-09-02"}) {
    Member other = WithStatus(PersonStatus::kPension, "RCAR");
    other.gone = KnownEnd{Day(end), EndCause::kDied, {}};
    const auto found = ExclusionsOf(&rule, {ends, other}, {later});
    EXPECT_TRUE(found[0].excluded_then) << end;
    EXPECT_EQ(found[0].next.has_value(), std::string(end) == "2026-09-01");
  }
}

}  // namespace
}  // namespace scoring
