// Expected values are worked out by hand from the scores in each test.

#include "scoring/simulation/simulation_counts.h"

#include <cstdio>
#include <memory>
#include <numeric>
#include <optional>
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
    cuts_ = std::make_unique<ScoreCuts>(scenario_.get());
    tally_ = std::make_unique<HouseholdTally>(cuts_.get());
  }

  void Count(std::int64_t before, std::int64_t after, Group group = {},
             Both<bool> usable = {true, true}) {
    CountedHousehold household;
    household.group = group;
    household.ticks = {before, after};
    household.usable = usable;
    tally_->Count(household);
  }

  // Good until the next call.
  const SimulationCounts& Counts() { return counts_.emplace(*tally_); }

  std::unique_ptr<ProgrammeSet> set_;
  std::unique_ptr<Scenario> scenario_;
  std::unique_ptr<ScoreCuts> cuts_;
  std::unique_ptr<HouseholdTally> tally_;
  std::optional<SimulationCounts> counts_;
};

TEST_F(SimulationCountsTest, AScoreEqualToAThresholdIsUnderIt) {
  const Group group = {3, registry::Milieu::kRural, 5, registry::Sex::kMale};
  Count(90'000'000, 95'000'000, group);  // stays under
  Count(90'000'001, 95'000'000, group);  // enters
  Count(90'000'000, 95'000'001, group);  // leaves
  Count(90'000'001, 95'000'001, group);  // stays above
  const SimulationCounts& counts = Counts();
  std::size_t in_groups = 0;
  for (std::size_t i = 0; i < kGroups; ++i) {
    if (counts.HouseholdsIn(i) == 0) continue;
    ++in_groups;
    const Group found = GroupAt(i);
    EXPECT_EQ(found.region, 3);
    EXPECT_EQ(found.milieu, registry::Milieu::kRural);
    EXPECT_EQ(found.members, 5);
    EXPECT_EQ(found.head_sex, registry::Sex::kMale);
    EXPECT_EQ(counts.HouseholdsIn(i), 4);
    for (const std::size_t programme : {0u, 1u}) {
      const GroupCounts& in = counts.In(i, programme);
      EXPECT_EQ(in.before, 2);
      EXPECT_EQ(in.after, 2);
      EXPECT_EQ(in.entered, 1);
      EXPECT_EQ(in.left, 1);
    }
  }
  EXPECT_EQ(in_groups, 1u);
  EXPECT_EQ(counts.total(), (Size{4, 20, 4}));
  EXPECT_EQ(counts.changed(), 4);
  ASSERT_EQ(counts.marks().size(), 2u);
  EXPECT_EQ(counts.marks()[0].ticks, 90'000'000);
  EXPECT_EQ(counts.marks()[0].at_or_under.before, (Size{2, 10, 2}));
  EXPECT_EQ(counts.marks()[0].at_or_under.after, Size());
  EXPECT_EQ(counts.marks()[1].at_or_under.before, (Size{4, 20, 4}));
  EXPECT_EQ(counts.marks()[1].at_or_under.after, (Size{2, 10, 2}));
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
    const ScoreCuts cuts(&scenario);
    HouseholdTally tally(&cuts);
    for (const std::int64_t ticks : {85'000'000, 85'000'001, 90'000'000,
                                     90'000'001, 95'000'000, 95'000'001}) {
      CountedHousehold household;
      household.group.members = 3;
      household.ticks = {ticks, ticks};
      household.usable = {true, true};
      HouseholdTally part(&cuts);
      part.Count(household);
      tally.Add(part);
    }
    return SimulationCounts(tally).exclusive();
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
        for (const std::optional<registry::Sex> sex :
             {std::optional<registry::Sex>(),
              {registry::Sex::kFemale},
              {registry::Sex::kMale}}) {
          Count(1, 1, {region, milieu, members, sex});
          const Group group = GroupAt(index);
          EXPECT_EQ(group.region, region);
          EXPECT_EQ(group.milieu, milieu);
          EXPECT_EQ(group.members, members);
          EXPECT_EQ(group.head_sex, sex);
          ++index;
        }
      }
    }
  }
  EXPECT_EQ(index, kGroups);
  const SimulationCounts& counts = Counts();
  for (std::size_t i = 0; i < kGroups; ++i) {
    EXPECT_EQ(counts.HouseholdsIn(i), 1) << i;
  }
}

TEST_F(SimulationCountsTest, NearAThresholdIncludesTheDistance) {
  for (const std::int64_t distance :
       {0, 1, 100'000, 100'001, 500'000, 500'001, 1'000'000, 1'000'001}) {
    Count(90'000'000 - distance, 95'000'000 + distance);
  }
  const auto& near = Counts().programmes()[0].near;
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
  const auto& brackets = Counts().programmes()[1].brackets;
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
    const Size before = Counts().steps()[c.step].before;
    Count(c.ticks, 1, {1, registry::Milieu::kUrban, 3, std::nullopt});
    EXPECT_EQ(Counts().steps()[c.step].before.households, before.households + 1)
        << c.ticks;
    EXPECT_EQ(Counts().steps()[c.step].before.people, before.people + 3);
  }
  EXPECT_EQ(Counts().steps()[1].after.households, 10);
}

TEST_F(SimulationCountsTest, CrossingsAreCountedFromScoreToScore) {
  const std::vector<std::int64_t> history = {90'000'000, 90'000'001, 95'000'000,
                                             80'000'000};
  CountedHousehold household;
  household.history = &history;
  tally_->Count(household);
  Count(1, 1);  // one that has had a single score
  EXPECT_EQ(Counts().programmes()[0].by_crossings,
            (std::vector<std::int64_t>{1, 0, 1}));
}

// "under" is at or under 9, then 9.5; "above" is above 9, then 9.5.
TEST_F(SimulationCountsTest, AScoreThatIsNotUsableIsOnNoSideAndNeitherEnters) {
  Count(90'000'000, 40'000'000, {}, {true, false});
  Count(90'000'001, 40'000'000, {}, {true, false});
  Count(40'000'000, 95'000'000, {}, {false, true});
  Count(40'000'000, 40'000'000, {}, {false, false});
  Count(90'000'001, 95'000'000);  // the only one that enters "under"
  const SimulationCounts& counts = Counts();
  EXPECT_EQ(counts.not_usable().before, 2);
  EXPECT_EQ(counts.not_usable().after, 3);
  const GroupCounts& under = counts.In(0, 0);
  EXPECT_EQ(under.before, 1);
  EXPECT_EQ(under.after, 2);
  EXPECT_EQ(under.entered, 1);
  EXPECT_EQ(under.left, 0);
  EXPECT_EQ(under.to_unusable, 1);
  EXPECT_EQ(under.from_unusable, 1);
  EXPECT_EQ(under.before + under.entered + under.from_unusable - under.left -
                under.to_unusable,
            under.after);
  const GroupCounts& above = counts.In(0, 1);
  EXPECT_EQ(above.before, 2);
  EXPECT_EQ(above.after, 0);
  EXPECT_EQ(above.left, 1);
  EXPECT_EQ(above.to_unusable, 1);
  // No bracket and no distance either.
  EXPECT_EQ(counts.programmes()[1].brackets.before,
            (std::vector<std::int64_t>{2, 0}));
  EXPECT_EQ(counts.programmes()[0].near.after[0].at_or_under, 2);
  EXPECT_EQ(counts.UsableIn(0).before, 3);
  EXPECT_EQ(counts.UsableIn(0).after, 2);
  // By score they are there all the same.
  EXPECT_EQ(counts.marks()[0].at_or_under.after.households, 3);
  EXPECT_EQ(counts.marks()[0].at_or_under.after.usable, 0);
}

TEST_F(SimulationCountsTest, ScoresBeyondTheStepsAreCountedByHowFarTheyAre) {
  Count(0, 200'000'000);            // the ends of the steps
  Count(-9'999'999, 200'000'001);   // less than a point away
  Count(-10'000'000, 210'000'000);  // one point
  Count(-10'000'001, 210'000'001);  // more
  Count(-20'000'000, 220'000'000);  // two points
  Count(INT64_MIN + 1, INT64_MAX);  // farther than any
  const SimulationCounts& counts = Counts();
  const auto& below = counts.below();
  EXPECT_EQ(below[0].before.households, 2);
  EXPECT_EQ(below[1].before.households, 2);
  EXPECT_EQ(below[2].before.households, 1);
  EXPECT_EQ(below[kTailSteps - 1].before.households, 1);
  const auto& above = counts.above();
  EXPECT_EQ(above[0].after.households, 2);
  EXPECT_EQ(above[1].after.households, 2);
  EXPECT_EQ(above[kTailSteps - 1].after.households, 1);
}

bool IsOn(const Period* period, const Both<std::int64_t>& ticks,
          const Both<bool>& usable, bool after) {
  return period != nullptr && (after ? usable.after : usable.before) &&
         period->OnSide(Score::FromTicks(after ? ticks.after : ticks.before));
}

// What a loop over the households counts of a programme, as text.
std::string PlainLoop(const std::vector<CountedHousehold>& households,
                      const ComparedProgramme& programme) {
  GroupCounts sum;
  std::vector<std::int64_t> near(6);
  std::vector<std::int64_t> brackets(2);
  for (const CountedHousehold& household : households) {
    const bool was =
        IsOn(programme.before, household.ticks, household.usable, false);
    const bool is =
        IsOn(programme.after, household.ticks, household.usable, true);
    sum.Add({was, is, !was && is && household.usable.before,
             was && !is && household.usable.after,
             was && !household.usable.after, is && !household.usable.before});
    if (!household.usable.before) continue;
    const std::int64_t ticks = household.ticks.before;
    const std::int64_t distance = ticks - programme.before->threshold.ticks();
    for (std::size_t i = 0; i < 3; ++i) {
      near[2 * i] += distance <= 0 && distance >= -kNearTicks[i];
      near[2 * i + 1] += distance > 0 && distance <= kNearTicks[i];
    }
    brackets[0] += ticks > 90'000'000 && ticks <= 95'000'000;
    brackets[1] += ticks > 95'000'000;
  }
  std::string text;
  for (const std::int64_t count :
       {sum.before, sum.after, sum.entered, sum.left, sum.to_unusable,
        sum.from_unusable, near[0], near[1], near[2], near[3], near[4], near[5],
        brackets[0], brackets[1]}) {
    text += std::to_string(count) + " ";
  }
  return text;
}

// Scores at every point where something is counted apart, and beside it, in
// three parts that are added up.
TEST_F(SimulationCountsTest, CountsAreThoseOfALoopOverTheHouseholds) {
  std::vector<std::int64_t> scores;
  for (const std::int64_t threshold : {90'000'000, 95'000'000}) {
    for (const std::int64_t off : {0, 100'000, 500'000, 1'000'000}) {
      for (const std::int64_t beside : {-1, 0, 1}) {
        scores.push_back(threshold - off + beside);
        scores.push_back(threshold + off + beside);
      }
    }
  }
  std::vector<CountedHousehold> households;
  std::vector<HouseholdTally> parts(3, HouseholdTally(cuts_.get()));
  for (std::size_t i = 0; i < scores.size() * scores.size() * 4; ++i) {
    CountedHousehold household;
    household.group = {1 + static_cast<int>(i % 12), registry::Milieu::kUrban,
                       1 + static_cast<int>(i % 7), std::nullopt};
    household.ticks = {scores[i / 4 % scores.size()],
                       scores[i / 4 / scores.size()]};
    household.usable = {i % 4 != 1, i % 4 < 2};
    households.push_back(household);
    parts[i % 3].Count(household);
  }
  for (const HouseholdTally& part : parts) tally_->Add(part);
  const SimulationCounts& counts = Counts();
  for (const std::size_t k : {0u, 1u}) {
    GroupCounts sum;
    for (std::size_t i = 0; i < kGroups; ++i) sum.Add(counts.In(i, k));
    const ProgrammeCounts& programme = counts.programmes()[k];
    std::string text;
    for (const std::int64_t count :
         {sum.before, sum.after, sum.entered, sum.left, sum.to_unusable,
          sum.from_unusable}) {
      text += std::to_string(count) + " ";
    }
    for (const NearThreshold& near : programme.near.before) {
      text += std::to_string(near.at_or_under) + " " +
              std::to_string(near.above) + " ";
    }
    std::vector<std::int64_t> brackets = programme.brackets.before;
    if (brackets.empty()) brackets = counts.programmes()[1].brackets.before;
    for (const std::int64_t count : brackets) {
      text += std::to_string(count) + " ";
    }
    EXPECT_EQ(text, PlainLoop(households, scenario_->programmes()[k])) << k;
  }
  const std::int64_t of_steps = std::accumulate(
      counts.steps().begin(), counts.steps().end(), std::int64_t{0},
      [](std::int64_t sum, const Both<Size>& step) {
        return sum + step.before.people;
      });
  EXPECT_EQ(of_steps, counts.total().people);
}

}  // namespace
}  // namespace scoring
