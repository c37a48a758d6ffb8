// Expected values are worked out by hand from the answers in each test.

#include "scoring/simulation/answer_counts.h"

#include "gtest/gtest.h"

namespace scoring {
namespace {

using registry::InsuredRole;

constexpr auto kTadamon = static_cast<std::size_t>(Outcome::kAmoTadamon);
constexpr auto kChamil = static_cast<std::size_t>(Outcome::kAmoChamil);

PersonAnswer Tadamon(InsuredRole role) {
  PersonAnswer answer;
  answer.outcome = Outcome::kAmoTadamon;
  answer.role = role;
  return answer;
}

PersonAnswer Chamil(InsuredRole role, std::int64_t contribution_mad) {
  PersonAnswer answer;
  answer.outcome = Outcome::kAmoChamil;
  answer.role = role;
  answer.contribution_mad = contribution_mad;
  answer.waiting_months = 3;
  return answer;
}

// Direct aid of one child of that age whose birth gave 2,000 MAD.
AidAnswer Aid(std::int64_t monthly_mad, AidBasis basis, int age) {
  DirectAid aid;
  aid.monthly_mad = monthly_mad;
  aid.basis = basis;
  ChildAid child;
  child.age = age;
  child.birth_premium_mad = 2'000;
  aid.children = {child};
  AidAnswer answer;
  answer.eligible = true;
  answer.aid = aid;
  return answer;
}

constexpr Both<bool> kUsable = {true, true};

TEST(AnswerCountsTest, PeopleMoveFromOutcomeToOutcome) {
  AnswerCounts counts;
  counts.CountPerson(
      {Tadamon(InsuredRole::kPrincipal), Chamil(InsuredRole::kPrincipal, 144)});
  counts.CountPerson(
      {Tadamon(InsuredRole::kDependant), Chamil(InsuredRole::kDependant, 144)});
  counts.CountPerson({PersonAnswer(), Tadamon(InsuredRole::kPrincipal)});
  EXPECT_EQ(counts.Moved(Outcome::kAmoTadamon, Outcome::kAmoChamil), 2);
  EXPECT_EQ(counts.Moved(Outcome::kNotRegistered, Outcome::kAmoTadamon), 1);
  EXPECT_EQ(counts.Moved(Outcome::kAmoChamil, Outcome::kAmoTadamon), 0);
  const Both<AnswerSums>& sums = counts.sums();
  EXPECT_EQ(sums.before.principals[kTadamon], 1);
  EXPECT_EQ(sums.before.dependants[kTadamon], 1);
  EXPECT_EQ(sums.before.contributions_mad, 0);
  EXPECT_EQ(sums.before.waiting, 0);
  EXPECT_EQ(sums.after.principals[kTadamon], 1);
  EXPECT_EQ(sums.after.principals[kChamil], 1);
  EXPECT_EQ(sums.after.dependants[kChamil], 1);
  // Only who is insured in their own name pays; both wait.
  EXPECT_EQ(sums.after.contributions_mad, 144);
  EXPECT_EQ(sums.after.waiting, 2);
}

TEST(AnswerCountsTest, HouseholdsEnterLeaveAndGetMoreOrLess) {
  AidAnswer refused;
  AidAnswer not_set;
  not_set.eligible = true;
  AnswerCounts counts;
  counts.CountAid(7, {refused, Aid(600, AidBasis::kChildren, 0)}, kUsable);
  counts.CountAid(7, {Aid(500, AidBasis::kFloor, 1), refused}, kUsable);
  counts.CountAid(
      7, {Aid(500, AidBasis::kFloor, 1), Aid(700, AidBasis::kChildren, 1)},
      kUsable);
  counts.CountAid(8, {Aid(500, AidBasis::kFloor, 0), not_set}, kUsable);
  counts.CountAid(
      8, {Aid(500, AidBasis::kFloor, 0), Aid(500, AidBasis::kWithoutChild, 0)},
      kUsable);
  counts.CountAid(8, {std::nullopt, refused}, kUsable);
  EXPECT_EQ(counts.aid_moves().entered, 1);
  EXPECT_EQ(counts.aid_moves().left, 1);
  EXPECT_EQ(counts.aid_moves().more, 1);
  EXPECT_EQ(counts.aid_moves().less, 1);
  EXPECT_EQ(counts.AidOf(7).before, 1'000);
  EXPECT_EQ(counts.AidOf(7).after, 1'300);
  EXPECT_EQ(counts.AidOf(8).before, 1'000);
  EXPECT_EQ(counts.AidOf(8).after, 500);
  const Both<AnswerSums>& sums = counts.sums();
  EXPECT_EQ(sums.before.aid_households, 4);
  EXPECT_EQ(sums.before.aid_mad, 2'000);
  EXPECT_EQ(sums.before.aid_children, 4);
  // Of the children not a year old yet.
  EXPECT_EQ(sums.before.birth_premiums_mad, 4'000);
  EXPECT_EQ(sums.after.aid_households, 4);
  EXPECT_EQ(sums.after.aid_mad, 1'800);
  EXPECT_EQ(sums.after.birth_premiums_mad, 4'000);
  EXPECT_EQ(sums.after.aid_by_basis, (std::array<std::int64_t, 4>{1, 2, 0, 1}));
}

TEST(AnswerCountsTest, AScoreThatMayNotBeUsedTakesNoAidAway) {
  AnswerCounts counts;
  counts.CountAid(1, {Aid(500, AidBasis::kFloor, 1), std::nullopt},
                  {true, false});
  counts.CountAid(1, {std::nullopt, Aid(600, AidBasis::kChildren, 1)},
                  {false, true});
  EXPECT_EQ(counts.aid_moves().entered, 0);
  EXPECT_EQ(counts.aid_moves().left, 0);
  EXPECT_EQ(counts.aid_moves().to_unusable, 1);
  EXPECT_EQ(counts.aid_moves().from_unusable, 1);
  PersonAnswer waits;
  waits.outcome = Outcome::kNotScored;
  counts.CountPerson({Tadamon(InsuredRole::kPrincipal), waits});
  EXPECT_EQ(counts.sums().before.not_scored, 0);
  EXPECT_EQ(counts.sums().after.not_scored, 1);
}

TEST(AnswerCountsTest, AddingUpGivesWhatCountingAtOnceGives) {
  AnswerCounts a;
  AnswerCounts b;
  a.CountPerson(
      {Tadamon(InsuredRole::kPrincipal), Chamil(InsuredRole::kPrincipal, 144)});
  b.CountPerson({Chamil(InsuredRole::kPrincipal, 176),
                 Chamil(InsuredRole::kDependant, 176)});
  a.CountAid(1, {std::nullopt, Aid(600, AidBasis::kChildren, 0)}, kUsable);
  b.CountAid(1, {Aid(500, AidBasis::kFloor, 5), AidAnswer()}, kUsable);
  a.Add(b);
  EXPECT_EQ(a.Moved(Outcome::kAmoTadamon, Outcome::kAmoChamil), 1);
  EXPECT_EQ(a.Moved(Outcome::kAmoChamil, Outcome::kAmoChamil), 1);
  EXPECT_EQ(a.sums().before.contributions_mad, 176);
  EXPECT_EQ(a.sums().before.waiting, 1);
  EXPECT_EQ(a.sums().after.contributions_mad, 144);
  EXPECT_EQ(a.sums().after.waiting, 2);
  EXPECT_EQ(a.sums().before.aid_mad, 500);
  EXPECT_EQ(a.sums().after.aid_mad, 600);
  EXPECT_EQ(a.aid_moves().entered, 1);
  EXPECT_EQ(a.aid_moves().left, 1);
  EXPECT_EQ(a.AidOf(1).before, 500);
  EXPECT_EQ(a.AidOf(1).after, 600);
}

TEST(AnswerCountsTest, ExcludedHouseholdsAndBackToSchoolAidAreCounted) {
  AidAnswer excluded;
  excluded.exclusions.resize(2);  // two of one household
  AidAnswer school = Aid(600, AidBasis::kChildren, 9);
  school.school_aid =
      SchoolAid{{{1, registry::SchoolLevel::kUpperSecondary, 300},
                 {2, registry::SchoolLevel::kPrimary, 200},
                 {3, std::nullopt, std::nullopt}}};
  AnswerCounts counts;
  counts.CountAid(1, {school, excluded}, kUsable);
  AnswerCounts more;
  more.CountAid(1, {school, school}, kUsable);
  counts.Add(more);
  const Both<AnswerSums>& sums = counts.sums();
  EXPECT_EQ(sums.before.aid_excluded, 0);
  EXPECT_EQ(sums.after.aid_excluded, 1);
  EXPECT_EQ(sums.after.aid_households, 1);
  EXPECT_EQ(sums.before.school_aid_mad, 1'000);
  EXPECT_EQ(sums.before.school_aid_unknown, 2);
  EXPECT_EQ(sums.after.school_aid_mad, 500);
}

}  // namespace
}  // namespace scoring
