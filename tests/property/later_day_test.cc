// The same facts give the same answer on any later day: a day counts only by
// the ages that people have on it. That no clock is read, tools/checks/layering
// says; that members may come in any order and that more never lowers a score,
// tests/golden/oracle_test.cc.

#include <vector>

#include "base/date.h"
#include "gtest/gtest.h"
#include "scoring/score/compute_score.h"
#include "scoring/variables/extract_from_facts.h"
#include "tests/property/random_facts.h"

namespace property {
namespace {

using base::Date;
using registry::HouseholdFacts;
using scoring::internal::ExtractFromFacts;

constexpr std::uint64_t kSeed = 20210814;

std::vector<int> AgesOn(const HouseholdFacts& facts, Date day) {
  std::vector<int> ages;
  for (const registry::MemberFacts& member : facts.members) {
    ages.push_back(base::WholeYears(member.birth_date, day));
  }
  return ages;
}

TEST(LaterDay, GivesTheSameScoreUntilSomebodyHasABirthday) {
  golden::Draw draw(kSeed);
  int same = 0;
  int other = 0;
  for (int i = 0; i < 3'000; ++i) {
    const HouseholdFacts facts = RandomDeclaration(draw).facts();
    HouseholdFacts later = facts;
    later.effective_date = Date::FromDayNumber(
        facts.effective_date.day_number() +
        static_cast<std::int32_t>(draw.Between(1, draw.OneIn(2) ? 30 : 2'000)));
    const scoring::Variables before = ExtractFromFacts(facts);
    const scoring::Variables after = ExtractFromFacts(later);
    if (AgesOn(facts, facts.effective_date) ==
        AgesOn(later, later.effective_date)) {
      ++same;
      ASSERT_EQ(after, before) << i << ", seed " << kSeed;
      const auto score = ComputeScore(ReleasedFormula(), before).value();
      ASSERT_EQ(ComputeScore(ReleasedFormula(), after).value().numerator,
                score.numerator);
    } else {
      other += !(after == before);
    }
  }
  // Both are drawn: birthdays that count, and days without one.
  EXPECT_GT(same, 300);
  EXPECT_GT(other, 300);
}

// A household whose members are all as much younger has the same variables on
// the earlier day: 400 years are a whole number of days and of leap years.
TEST(LaterDay, FourHundredYearsLaterEverythingIsTheSame) {
  constexpr std::int32_t kDays = 146'097;
  golden::Draw draw(kSeed + 1);
  for (int i = 0; i < 1'000; ++i) {
    const HouseholdFacts facts = RandomDeclaration(draw).facts();
    HouseholdFacts later = facts;
    const auto move = [](Date& day) {
      day = Date::FromDayNumber(day.day_number() + kDays);
    };
    move(later.effective_date);
    for (registry::MemberFacts& member : later.members) move(member.birth_date);
    ASSERT_EQ(ExtractFromFacts(later), ExtractFromFacts(facts))
        << i << ", seed " << kSeed + 1;
  }
}

// Asked twice, in any order among others, the answer is the same.
TEST(LaterDay, WhatWasScoredBetweenMakesNoDifference) {
  golden::Draw draw(kSeed + 2);
  std::vector<scoring::Variables> households;
  std::vector<std::int64_t> numerators;
  for (int i = 0; i < 500; ++i) {
    households.push_back(RandomVariables(draw));
    numerators.push_back(
        ComputeScore(ReleasedFormula(), households.back()).value().numerator);
  }
  for (std::size_t i = households.size(); i-- > 0;) {
    ASSERT_EQ(ComputeScore(ReleasedFormula(), households[i]).value().numerator,
              numerators[i]);
  }
}

}  // namespace
}  // namespace property
