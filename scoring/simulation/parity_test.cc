// Intervals: the two rates x at which the observed one lies exactly 1.96
// standard errors sqrt(x (1 - x) / n) away, the roots of that quadratic
// equation in arithmetic of 40 digits.

#include "scoring/simulation/parity.h"

#include <string>

#include "gtest/gtest.h"

namespace scoring {
namespace {

TEST(WilsonRateTest, KnownIntervals) {
  const struct {
    std::int64_t part;
    std::int64_t all;
    double low;
    double high;
  } cases[] = {
      {10, 100, 0.055229137061, 0.174365661505},
      {0, 10, 0.000000000000, 0.277532799863},
      {10, 10, 0.722467200137, 1.000000000000},
      {1, 1, 0.206549314377, 1.000000000000},
      {3, 7, 0.158219855251, 0.749541635472},
      {3100000, 5000000, 0.619574455799, 0.620425359811},
  };
  for (const auto& c : cases) {
    const Rate rate = WilsonRate(c.part, c.all);
    EXPECT_DOUBLE_EQ(rate.rate,
                     static_cast<double>(c.part) / static_cast<double>(c.all));
    EXPECT_NEAR(rate.low, c.low, 1e-9) << c.part << " of " << c.all;
    EXPECT_NEAR(rate.high, c.high, 1e-9) << c.part << " of " << c.all;
  }
}

TEST(WilsonRateTest, OfNobodyAnyRateIsPossible) {
  const Rate rate = WilsonRate(0, 0);
  EXPECT_EQ(rate.rate, 0);
  EXPECT_EQ(rate.low, 0);
  EXPECT_EQ(rate.high, 1);
}

TEST(WilsonRateTest, NoneAndAllStayWithinTheEnds) {
  for (const std::int64_t all : {1, 7, 5'000'000}) {
    EXPECT_EQ(WilsonRate(0, all).low, 0) << all;
    EXPECT_EQ(WilsonRate(all, all).high, 1) << all;
    EXPECT_GT(WilsonRate(0, all).high, 0) << all;
    EXPECT_LT(WilsonRate(all, all).low, 1) << all;
  }
}

TEST(CountParityTest, EveryDimensionCountsEveryHousehold) {
  const ProgrammeSet programmes = ProgrammeSet::Load().value();
  const Scenario scenario =
      Scenario::Create(programmes, base::Date::Parse("2026-01-01").value(), {})
          .value();
  const ScoreCuts cuts(&scenario);
  HouseholdTally tally(&cuts);
  const auto count = [&tally](int region, registry::Milieu milieu, int members,
                              std::optional<registry::Sex> sex,
                              std::int64_t ticks) {
    CountedHousehold household;
    household.usable = {true, true};
    household.group = {region, milieu, members, sex};
    household.ticks = {ticks, 93'264'284};
    tally.Count(household);
  };
  count(1, registry::Milieu::kUrban, 1, registry::Sex::kFemale, 93'264'284);
  count(1, registry::Milieu::kRural, 2, registry::Sex::kFemale, 93'264'285);
  count(12, registry::Milieu::kRural, 3, registry::Sex::kMale, 93'264'285);
  count(12, registry::Milieu::kRural, 4, registry::Sex::kMale, 93'264'284);
  count(12, registry::Milieu::kRural, 5, std::nullopt, 93'264'285);
  count(12, registry::Milieu::kRural, 6, std::nullopt, 93'264'285);
  count(12, registry::Milieu::kRural, 7, std::nullopt, 93'264'285);
  count(12, registry::Milieu::kRural, 50, std::nullopt, 93'264'285);
  std::string text;
  for (const ParityGroup& group : CountParity(SimulationCounts(tally), 0)) {
    text += std::to_string(static_cast<int>(group.dimension)) + " " +
            group.group + " " + std::to_string(group.households) + " " +
            std::to_string(group.on_side.before) + " " +
            std::to_string(group.on_side.after) + "\n";
  }
  EXPECT_EQ(text,
            "1 01 2 1 2\n"
            "1 12 6 1 6\n"
            "2 URBAN 1 1 1\n"
            "2 RURAL 7 1 7\n"
            "3 1 1 1 1\n"
            "3 2 1 0 1\n"
            "3 3-4 2 1 2\n"
            "3 5-6 2 0 2\n"
            "3 7-50 2 0 2\n"
            "4  4 0 4\n"
            "4 FEMALE 2 1 2\n"
            "4 MALE 2 1 2\n");
}

}  // namespace
}  // namespace scoring
