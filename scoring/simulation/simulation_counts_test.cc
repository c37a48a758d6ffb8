// Expected values are worked out by hand from the scores in each test.

#include "scoring/simulation/simulation_counts.h"

#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "scoring/programme/parse_programme.h"

namespace scoring {
namespace {

// At or under 9.0, and at or under 9.5 in the what-if; above 9.0 with
// brackets, and above 9.5 with others.
const char kUnder[] = R"(name: "under" title: "Under" periods {
  effective_from: "2026-01-01" source: "test" mark: "D" at_most: "%s" })";
const char kAboveBefore[] = R"(name: "above" title: "Above" periods {
  effective_from: "2026-01-01" source: "test" mark: "D" above: "9"
  brackets { above: "9" up_to: "9.5" contribution_mad: 100 }
  brackets { above: "9.5" contribution_mad: 200 } })";
const char kAboveAfter[] = R"(name: "above" title: "Above" periods {
  effective_from: "2026-01-01" source: "test" mark: "D" above: "9.5"
  brackets { above: "9.5" contribution_mad: 300 } })";

std::string Under(const char* threshold) {
  char text[sizeof kUnder + 20];
  std::snprintf(text, sizeof text, kUnder, threshold);
  return text;
}

class SimulationCountsTest : public testing::Test {
 protected:
  SimulationCountsTest() {
    std::vector<Programme> programmes;
    programmes.push_back(ParseProgramme(Under("9")).value());
    programmes.push_back(ParseProgramme(kAboveBefore).value());
    set_ = std::make_unique<ProgrammeSet>(
        ProgrammeSet::Create(std::move(programmes)).value());
    WhatIf what_if;
    what_if.programmes = {Under("9.5"), kAboveAfter};
    scenario_ = std::make_unique<Scenario>(
        Scenario::Create(*set_, base::Date::Parse("2026-06-01").value(),
                         what_if)
            .value());
    counts_ = std::make_unique<SimulationCounts>(scenario_.get());
  }

  void Count(std::int64_t before, std::int64_t after, Group group = {},
             Both<bool> usable = {true, true}) {
    CountedHousehold household;
    household.group = group;
    household.ticks = {before, after};
    household.usable = usable;
    counts_->Count(household);
  }

  std::unique_ptr<ProgrammeSet> set_;
  std::unique_ptr<Scenario> scenario_;
  std::unique_ptr<SimulationCounts> counts_;
};

TEST_F(SimulationCountsTest, AScoreEqualToAThresholdIsUnderIt) {
  const Group group = {3, registry::Milieu::kRural, 5, 2};
  Count(90'000'000, 95'000'000, group);  // stays under
  Count(90'000'001, 95'000'000, group);  // enters
  Count(90'000'000, 95'000'001, group);  // leaves
  Count(90'000'001, 95'000'001, group);  // stays above
  std::size_t in_groups = 0;
  for (std::size_t i = 0; i < SimulationCounts::kGroups; ++i) {
    if (counts_->HouseholdsIn(i) == 0) continue;
    ++in_groups;
    const Group found = SimulationCounts::GroupAt(i);
    EXPECT_EQ(found.region, 3);
    EXPECT_EQ(found.milieu, registry::Milieu::kRural);
    EXPECT_EQ(found.members, 5);
    EXPECT_EQ(found.head_sex, 2);
    EXPECT_EQ(counts_->HouseholdsIn(i), 4);
    for (const std::size_t programme : {0u, 1u}) {
      const GroupCounts& in = counts_->In(i, programme);
      EXPECT_EQ(in.before, 2);
      EXPECT_EQ(in.after, 2);
      EXPECT_EQ(in.entered, 1);
      EXPECT_EQ(in.left, 1);
    }
  }
  EXPECT_EQ(in_groups, 1u);
  EXPECT_EQ(counts_->total(), (Size{4, 20, 4}));
  EXPECT_EQ(counts_->changed(), 4);
  ASSERT_EQ(counts_->marks().size(), 2u);
  EXPECT_EQ(counts_->marks()[0].ticks, 90'000'000);
  EXPECT_EQ(counts_->marks()[0].at_or_under.before, (Size{2, 10, 2}));
  EXPECT_EQ(counts_->marks()[0].at_or_under.after, Size());
  EXPECT_EQ(counts_->marks()[1].at_or_under.before, (Size{4, 20, 4}));
  EXPECT_EQ(counts_->marks()[1].at_or_under.after, (Size{2, 10, 2}));
}

// "Above 9" excludes "at or under 9". The what-if moves the second alone: to
// 9.5, (9, 9.5] is in both; to 8.5, (8.5, 9] is in neither.
TEST(ExclusiveProgrammes, AreCountedWhereTheirThresholdsOverlapOrLeaveAGap) {
  const std::string excludes = std::string(kAboveBefore) +
                               R"( exclusive_rules {
      effective_from: "2026-01-01" source: "test" mark: "D"
      programmes: "under" })";
  std::vector<Programme> programmes;
  programmes.push_back(ParseProgramme(Under("9")).value());
  programmes.push_back(ParseProgramme(excludes).value());
  const ProgrammeSet set = ProgrammeSet::Create(std::move(programmes)).value();
  const auto count = [&set](const char* threshold, const char* day) {
    WhatIf what_if;
    what_if.programmes = {Under(threshold)};
    const Scenario scenario =
        Scenario::Create(set, base::Date::Parse(day).value(), what_if).value();
    SimulationCounts counts(&scenario);
    for (const std::int64_t ticks : {85'000'000, 85'000'001, 90'000'000,
                                     90'000'001, 95'000'000, 95'000'001}) {
      CountedHousehold household;
      household.group.members = 3;
      household.ticks = {ticks, ticks};
      household.usable = {true, true};
      SimulationCounts part(&scenario);
      part.Count(household);
      counts.Add(part);
    }
    return counts.exclusive();
  };
  const std::vector<ExclusionCounts> up = count("9.5", "2026-06-01");
  ASSERT_EQ(up.size(), 1u);
  EXPECT_EQ(up[0].in_both.before, Size());
  EXPECT_EQ(up[0].in_neither.before, Size());
  EXPECT_EQ(up[0].in_both.after, (Size{2, 6, 2}));
  EXPECT_EQ(up[0].in_neither.after, Size());
  const std::vector<ExclusionCounts> down = count("8.5", "2026-06-01");
  EXPECT_EQ(down[0].in_both.after, Size());
  EXPECT_EQ(down[0].in_neither.after, (Size{2, 6, 2}));
  const std::vector<ExclusionCounts> same = count("9", "2026-06-01");
  EXPECT_EQ(same[0].in_both.after, Size());
  EXPECT_EQ(same[0].in_neither.after, Size());
  // Before the rule, nothing excludes.
  EXPECT_TRUE(count("9.5", "2025-12-31").empty());
}

TEST_F(SimulationCountsTest, GroupsComeBackAsTheyWere) {
  std::size_t index = 0;
  for (int region = 1; region <= 12; ++region) {
    for (const auto milieu :
         {registry::Milieu::kUrban, registry::Milieu::kRural}) {
      for (int members = 1; members <= 50; ++members) {
        for (int sex = 0; sex <= 2; ++sex, ++index) {
          Count(1, 1, {region, milieu, members, sex});
          EXPECT_EQ(counts_->HouseholdsIn(index), 1) << index;
          const Group group = SimulationCounts::GroupAt(index);
          EXPECT_EQ(group.region, region);
          EXPECT_EQ(group.milieu, milieu);
          EXPECT_EQ(group.members, members);
          EXPECT_EQ(group.head_sex, sex);
        }
      }
    }
  }
  EXPECT_EQ(index, SimulationCounts::kGroups);
}

TEST_F(SimulationCountsTest, NearAThresholdIncludesTheDistance) {
  for (const std::int64_t distance :
       {0, 1, 100'000, 100'001, 500'000, 500'001, 1'000'000, 1'000'001}) {
    Count(90'000'000 - distance, 95'000'000 + distance);
  }
  const auto& near = counts_->programmes()[0].near;
  EXPECT_EQ(near.before[0].at_or_under, 3);
  EXPECT_EQ(near.before[1].at_or_under, 5);
  EXPECT_EQ(near.before[2].at_or_under, 7);
  EXPECT_EQ(near.before[2].above, 0);
  EXPECT_EQ(near.after[0].at_or_under, 1);  // the one at the threshold
  EXPECT_EQ(near.after[0].above, 2);
  EXPECT_EQ(near.after[1].above, 4);
  EXPECT_EQ(near.after[2].above, 6);
}

TEST_F(SimulationCountsTest, BracketsAreOpenBelowAndClosedAbove) {
  for (const std::int64_t ticks :
       {90'000'000, 90'000'001, 95'000'000, 95'000'001}) {
    Count(ticks, ticks);
  }
  const auto& brackets = counts_->programmes()[1].brackets;
  EXPECT_EQ(brackets.before, (std::vector<std::int64_t>{2, 1}));
  EXPECT_EQ(brackets.after, (std::vector<std::int64_t>{1}));
}

TEST_F(SimulationCountsTest, StepsAreOpenBelowAndClosedAbove) {
  const struct {
    std::int64_t ticks;
    std::size_t step;
  } cases[] = {{-5, 0},
               {0, 0},
               {1, 1},
               {100'000, 1},
               {100'001, 2},
               {90'000'000, 900},
               {90'000'001, 901},
               {200'000'000, 2'000},
               {200'000'001, 2'001},
               {INT64_MAX / 100, 2'001}};
  for (const auto& c : cases) {
    const Size before = counts_->steps()[c.step].before;
    Count(c.ticks, 1, {1, registry::Milieu::kUrban, 3, 0});
    EXPECT_EQ(counts_->steps()[c.step].before.households, before.households + 1)
        << c.ticks;
    EXPECT_EQ(counts_->steps()[c.step].before.people, before.people + 3);
  }
  EXPECT_EQ(counts_->steps()[1].after.households, 10);
}

TEST_F(SimulationCountsTest, CrossingsAreCountedFromScoreToScore) {
  const std::vector<std::int64_t> history = {90'000'000, 90'000'001, 95'000'000,
                                             80'000'000};
  CountedHousehold household;
  household.history = &history;
  counts_->Count(household);
  Count(1, 1);  // one that has had a single score
  EXPECT_EQ(counts_->programmes()[0].by_crossings,
            (std::vector<std::int64_t>{1, 0, 1}));
}

// "under" is at or under 9, then 9.5; "above" is above 9, then 9.5.
TEST_F(SimulationCountsTest, AScoreThatIsNotUsableIsOnNoSideAndNeitherEnters) {
  Count(90'000'000, 40'000'000, {}, {true, false});
  Count(90'000'001, 40'000'000, {}, {true, false});
  Count(40'000'000, 95'000'000, {}, {false, true});
  Count(40'000'000, 40'000'000, {}, {false, false});
  Count(90'000'001, 95'000'000);  // the only one that enters "under"
  EXPECT_EQ(counts_->not_usable().before, 2);
  EXPECT_EQ(counts_->not_usable().after, 3);
  const GroupCounts& under = counts_->In(0, 0);
  EXPECT_EQ(under.before, 1);
  EXPECT_EQ(under.after, 2);
  EXPECT_EQ(under.entered, 1);
  EXPECT_EQ(under.left, 0);
  EXPECT_EQ(under.to_unusable, 1);
  EXPECT_EQ(under.from_unusable, 1);
  EXPECT_EQ(under.before + under.entered + under.from_unusable - under.left -
                under.to_unusable,
            under.after);
  const GroupCounts& above = counts_->In(0, 1);
  EXPECT_EQ(above.before, 2);
  EXPECT_EQ(above.after, 0);
  EXPECT_EQ(above.left, 1);
  EXPECT_EQ(above.to_unusable, 1);
  // No bracket and no distance either.
  EXPECT_EQ(counts_->programmes()[1].brackets.before,
            (std::vector<std::int64_t>{2, 0}));
  EXPECT_EQ(counts_->programmes()[0].near.after[0].at_or_under, 2);
  EXPECT_EQ(counts_->UsableIn(0).before, 3);
  EXPECT_EQ(counts_->UsableIn(0).after, 2);
  // By score they are there all the same.
  EXPECT_EQ(counts_->marks()[0].at_or_under.after.households, 3);
  EXPECT_EQ(counts_->marks()[0].at_or_under.after.usable, 0);
}

TEST_F(SimulationCountsTest, ScoresBeyondTheStepsAreCountedByHowFarTheyAre) {
  Count(0, 200'000'000);            // the ends of the steps
  Count(-9'999'999, 200'000'001);   // less than a point away
  Count(-10'000'000, 210'000'000);  // one point
  Count(-10'000'001, 210'000'001);  // more
  Count(-20'000'000, 220'000'000);  // two points
  Count(INT64_MIN + 1, INT64_MAX);  // farther than any
  const auto& below = counts_->below();
  EXPECT_EQ(below[0].before.households, 2);
  EXPECT_EQ(below[1].before.households, 2);
  EXPECT_EQ(below[2].before.households, 1);
  EXPECT_EQ(below[kTailSteps - 1].before.households, 1);
  const auto& above = counts_->above();
  EXPECT_EQ(above[0].after.households, 2);
  EXPECT_EQ(above[1].after.households, 2);
  EXPECT_EQ(above[kTailSteps - 1].after.households, 1);
}

}  // namespace
}  // namespace scoring
