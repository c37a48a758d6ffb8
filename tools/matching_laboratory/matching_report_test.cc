#include "tools/matching_laboratory/matching_report.h"

#include <vector>

#include "gtest/gtest.h"
#include "tools/matching_laboratory/synthetic_people.h"

namespace matching_laboratory {
namespace {

// The bounds leave room for chance below (recall) and above (people shown in
// vain) what `evaluate_matching --people 12000 --seed 3` prints.
constexpr int kPeople = 12'000;
constexpr std::uint64_t kSeed = 3;

struct Bound {
  DoubleKind kind;
  int same;           // at least, per mille
  int same_or_close;  // at least, per mille
};

void ExpectAtLeast(const MatchingReport& report,
                   const std::vector<Bound>& bounds) {
  for (const Bound& bound : bounds) {
    const Tally& tally = report.doubles[static_cast<std::size_t>(bound.kind)];
    EXPECT_GE(tally.SamePerMille(), bound.same) << NameOf(bound.kind);
    EXPECT_GE(tally.SameOrClosePerMille(), bound.same_or_close)
        << NameOf(bound.kind);
  }
}

MatchingReport Evaluate(NameChoice names) {
  ReportOptions options;
  options.people = kPeople;
  options.seed = kSeed;
  options.names = names;
  return EvaluateMatching(options);
}

TEST(MatchingReportTest, DoublesOfAllNamesAreFound) {
  const MatchingReport report = Evaluate(NameChoice::kAll);
  ExpectAtLeast(report, {{DoubleKind::kExact, 1000, 1000},
                         {DoubleKind::kCaseAndAccents, 1000, 1000},
                         {DoubleKind::kOtherSpelling, 920, 970},
                         {DoubleKind::kSameArabic, 960, 995},
                         {DoubleKind::kArabicMissing, 1000, 1000},
                         {DoubleKind::kArabicOnOneSide, 940, 970},
                         {DoubleKind::kExchanged, 1000, 1000},
                         {DoubleKind::kOneTypo, 300, 820},
                         {DoubleKind::kTwoTypos, 50, 650},
                         {DoubleKind::kOtherSpellingAndTypo, 200, 700},
                         {DoubleKind::kSecondName, 0, 970}});
  EXPECT_LE(report.FalseCandidates(630, false), 300);
  EXPECT_LE(report.FalseCandidates(630, true), 30);
  EXPECT_LE(report.twins.SameOrClosePerMille(), 30);
}

TEST(MatchingReportTest, DoublesOfNamesNeverSeenAreFound) {
  const MatchingReport report = Evaluate(NameChoice::kHeldOut);
  ExpectAtLeast(report, {{DoubleKind::kExact, 1000, 1000},
                         {DoubleKind::kCaseAndAccents, 1000, 1000},
                         {DoubleKind::kOtherSpelling, 820, 940},
                         {DoubleKind::kSameArabic, 940, 990},
                         {DoubleKind::kArabicMissing, 1000, 1000},
                         {DoubleKind::kArabicOnOneSide, 910, 960},
                         {DoubleKind::kExchanged, 1000, 1000},
                         {DoubleKind::kOneTypo, 250, 780},
                         {DoubleKind::kTwoTypos, 50, 600},
                         {DoubleKind::kOtherSpellingAndTypo, 200, 650},
                         {DoubleKind::kSecondName, 0, 970}});
  EXPECT_LE(report.FalseCandidates(630, false), 350);
}

// Known and not to be mended by names alone: another family name is another.
TEST(MatchingReportTest, MarriedNamesAreMissed) {
  const MatchingReport report = Evaluate(NameChoice::kAll);
  const Tally& married =
      report.doubles[static_cast<std::size_t>(DoubleKind::kMarried)];
  EXPECT_LE(married.SameOrClosePerMille(), 20);
}

TEST(MatchingReportTest, TheSameSeedMakesTheSamePeople) {
  PeopleMaker one(NameChoice::kAll, kSeed);
  PeopleMaker two(NameChoice::kAll, kSeed);
  for (int i = 0; i < 100; ++i) {
    EXPECT_EQ(one.MakePerson().names.given_name,
              two.MakePerson().names.given_name);
  }
}

}  // namespace
}  // namespace matching_laboratory
