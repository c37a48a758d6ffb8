// A threshold of 9.3 that takes scores at or under it, worked through by hand.

#include "scoring/entitlement/stability.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace scoring {
namespace {

base::Date Day(const char* text) { return base::Date::Parse(text).value(); }
Score Parsed(const char* text) { return Score::Parse(text).value(); }

Period AtMost(const char* threshold) {
  Period period;
  period.side = Side::kAtMost;
  period.threshold = Parsed(threshold);
  return period;
}

struct Step {
  const char* from;
  const char* score;
};

// "", "BAND", "CONFIRMATIONS", "GRACE until 2026-01-30".
std::string Kept(const Period& period, const StabilityRule& rule,
                 const std::vector<Step>& steps, const char* day) {
  std::vector<DatedScore> history;
  for (const Step& step : steps) {
    history.push_back({Day(step.from), Parsed(step.score)});
  }
  const auto kept = KeptOnSide(period, &rule, history, Day(day));
  if (!kept.has_value()) return "";
  switch (kept->by) {
    case KeptBy::kBand:
      return "BAND";
    case KeptBy::kConfirmations:
      return "CONFIRMATIONS";
    case KeptBy::kGracePeriod:
      break;
  }
  return "GRACE until " + kept->until->ToString();
}

StabilityRule Rule(std::int64_t band_ticks, int grace_days, int confirmations) {
  StabilityRule rule;
  rule.band_ticks = band_ticks;
  rule.grace_days = grace_days;
  rule.confirmations = confirmations;
  return rule;
}

TEST(KeptOnSideTest, WithoutARuleOrWithAnEmptyOneNobodyIsKept) {
  const std::vector<Step> crossed = {{"2025-01-01", "9.3"},
                                     {"2026-01-01", "9.3000001"}};
  EXPECT_EQ(Kept(AtMost("9.3"), Rule(0, 0, 0), crossed, "2026-01-01"), "");
  EXPECT_EQ(Kept(AtMost("9.3"), Rule(0, 0, 1), crossed, "2026-01-01"), "");
  EXPECT_EQ(KeptOnSide(AtMost("9.3"), nullptr,
                       {{Day("2025-01-01"), Parsed("9.3")},
                        {Day("2026-01-01"), Parsed("9.4")}},
                       Day("2026-01-01"))
                .has_value(),
            false);
}

TEST(KeptOnSideTest, ABandKeepsThoseWhoWereIn) {
  const StabilityRule band = Rule(500'000, 0, 0);  // 0.05
  const auto kept = [&band](const std::vector<Step>& steps) {
    return Kept(AtMost("9.3"), band, steps, "2026-06-01");
  };
  EXPECT_EQ(kept({{"2025-01-01", "9.3"}, {"2026-01-01", "9.35"}}), "BAND");
  EXPECT_EQ(kept({{"2025-01-01", "9.3"}, {"2026-01-01", "9.3500001"}}), "");
  // Who never was in is not kept in, nor who left.
  EXPECT_EQ(kept({{"2026-01-01", "9.31"}}), "");
  EXPECT_EQ(kept({{"2025-01-01", "9.3"},
                  {"2025-06-01", "9.4"},
                  {"2026-01-01", "9.31"}}),
            "");
  // Who came back is in again.
  EXPECT_EQ(kept({{"2025-01-01", "9.4"},
                  {"2025-06-01", "9.2"},
                  {"2026-01-01", "9.31"}}),
            "BAND");
  // On the side nothing needs to keep anybody.
  EXPECT_EQ(kept({{"2025-01-01", "9.4"}, {"2026-01-01", "9.3"}}), "");
}

TEST(KeptOnSideTest, TheOtherSideHasItsBandBelow) {
  Period above = AtMost("9.3");
  above.side = Side::kAbove;
  const auto kept = [&above](std::int64_t band, const char* score) {
    return Kept(above, Rule(band, 0, 0),
                {{"2025-01-01", "9.4"}, {"2026-01-01", score}}, "2026-06-01");
  };
  EXPECT_EQ(kept(500'000, "9.2500001"), "BAND");
  EXPECT_EQ(kept(500'000, "9.25"), "");
  EXPECT_EQ(kept(0, "9.3"), "");
}

TEST(KeptOnSideTest, AGracePeriodRunsFromTheFirstScoreBeyond) {
  const StabilityRule grace = Rule(0, 30, 0);
  const std::vector<Step> crossed = {
      {"2025-01-01", "9.2"}, {"2026-01-01", "9.4"}, {"2026-01-10", "9.5"}};
  const auto kept = [&](const char* day) {
    return Kept(AtMost("9.3"), grace, crossed, day);
  };
  EXPECT_EQ(kept("2025-12-31"), "");  // still in
  EXPECT_EQ(kept("2026-01-01"), "GRACE until 2026-01-30");
  EXPECT_EQ(kept("2026-01-30"), "GRACE until 2026-01-30");
  EXPECT_EQ(kept("2026-01-31"), "");
  // A score that comes after it does not begin another.
  EXPECT_EQ(
      Kept(
          AtMost("9.3"), grace,
          {{"2025-01-01", "9.2"}, {"2026-01-01", "9.4"}, {"2026-01-31", "9.5"}},
          "2026-01-31"),
      "");
  // One on the side ends it; the next crossing has its own.
  EXPECT_EQ(Kept(AtMost("9.3"), grace,
                 {{"2025-01-01", "9.2"},
                  {"2026-01-01", "9.4"},
                  {"2026-01-20", "9.3"},
                  {"2026-02-01", "9.4"}},
                 "2026-02-15"),
            "GRACE until 2026-03-02");
}

TEST(KeptOnSideTest, ACrossingIsConfirmedByScoresInARow) {
  const StabilityRule twice = Rule(0, 0, 2);
  const auto kept = [&twice](const std::vector<Step>& steps) {
    return Kept(AtMost("9.3"), twice, steps, "2026-06-01");
  };
  EXPECT_EQ(kept({{"2025-01-01", "9.2"}, {"2026-01-01", "9.4"}}),
            "CONFIRMATIONS");
  EXPECT_EQ(kept({{"2025-01-01", "9.2"},
                  {"2026-01-01", "9.4"},
                  {"2026-02-01", "9.4"}}),
            "");
  EXPECT_EQ(kept({{"2025-01-01", "9.2"},
                  {"2026-01-01", "9.4"},
                  {"2026-02-01", "9.3"},
                  {"2026-03-01", "9.4"}}),
            "CONFIRMATIONS");
}

TEST(KeptOnSideTest, AllThreeTogether) {
  // The band counts as no crossing, the second beyond it confirms, and the 30
  // days run from the first.
  const StabilityRule rule = Rule(500'000, 30, 2);
  const std::vector<Step> steps = {{"2025-01-01", "9.2"},
                                   {"2026-01-01", "9.34"},
                                   {"2026-02-01", "9.4"},
                                   {"2026-02-15", "9.4"}};
  const auto kept = [&](const char* day) {
    return Kept(AtMost("9.3"), rule, steps, day);
  };
  EXPECT_EQ(kept("2026-01-31"), "BAND");
  EXPECT_EQ(kept("2026-02-14"), "CONFIRMATIONS");
  EXPECT_EQ(kept("2026-02-15"), "GRACE until 2026-03-02");
  EXPECT_EQ(kept("2026-03-03"), "");
}

}  // namespace
}  // namespace scoring
