// Statuses that exclude a household from direct aid before its score, by the
// released rule: public employment, pensions, other family allowances.

#include "scoring/entitlement/exclusion.h"

#include <vector>

#include "gtest/gtest.h"
#include "scoring/programme/programme_set.h"

namespace scoring {
namespace {

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

}  // namespace
}  // namespace scoring
