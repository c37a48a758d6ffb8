// The engine against score_reference.py, an independent implementation with
// exact fractions, on households drawn from the whole range of the format.

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <future>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "registry/interchange/declaration_line.h"
#include "registry/interchange/json_record.h"
#include "registry/verification/verification.h"
#include "scoring/formula/formula_set.h"
#include "scoring/score/compute_score.h"
#include "scoring/variables/extract_variables.h"
#include "tests/golden/random_household.h"
#include "tests/golden/reference_scores.h"

namespace golden {
namespace {

namespace v1 = ::rsu::registry::v1;

constexpr std::uint64_t kSeed = 20210809;
constexpr int kHouseholds = 20'000;

const scoring::Formula& TheFormula() {
  static const auto& formulas =
      *new scoring::FormulaSet(scoring::FormulaSet::Load().value());
  return formulas.formulas().front();
}

// What the engine makes of one line of a file.
scoring::Variables VariablesOf(const std::string& json) {
  const auto declaration = registry::ReadDeclarationLine(json).declaration;
  EXPECT_TRUE(declaration.ok()) << declaration.status() << "\n" << json;
  return scoring::ExtractVariables(
      registry::VerifyDeclared(declaration.value()));
}

scoring::ExactScore ScoreOf(const scoring::Variables& variables) {
  return scoring::ComputeScore(TheFormula(), variables).value();
}

scoring::ExactScore ScoreOf(const v1::Declaration& household) {
  return ScoreOf(VariablesOf(registry::WriteJsonRecord(household)));
}

bool IsTie(const scoring::ExactScore& score) {
  return 2 * (score.numerator % score.denominator) == score.denominator;
}

// Households for one run of the reference.
class OracleFile {
 public:
  explicit OracleFile(const std::string& name)
      : path_(testing::TempDir() + "/" + name), file_(path_) {}

  void Add(const v1::Declaration& household) {
    const std::string json = registry::WriteJsonRecord(household);
    file_ << json << "\n";
    ours_[household.household_ref()] =
        ScoreOf(VariablesOf(json)).score.ToString();
  }

  void ExpectSameScores() {
    file_.close();
    const auto reference = ReferenceScores(path_);
    ASSERT_TRUE(reference.ok()) << reference.status();
    EXPECT_EQ(reference->size(), ours_.size());
    for (const auto& [household_ref, score] : ours_) {
      const auto found = reference->find(household_ref);
      ASSERT_NE(found, reference->end()) << household_ref;
      ASSERT_EQ(score, found->second)
          << household_ref << " of " << path_ << ", seed " << kSeed;
    }
  }

 private:
  const std::string path_;
  std::ofstream file_;
  std::map<std::string, std::string> ours_;
};

TEST(OracleTest, EveryRandomHouseholdHasTheScoreOfTheReference) {
  // Two runs of the reference side by side, which takes the most time.
  const auto compare = [](int part) {
    Draw draw(kSeed + static_cast<std::uint64_t>(part));
    OracleFile file("random-" + std::to_string(part) + ".jsonl");
    for (int i = 0; i < kHouseholds / 2; ++i) {
      file.Add(RandomHousehold(draw, "H" + std::to_string(i)));
    }
    file.ExpectSameScores();
  };
  std::future<void> other = std::async(std::launch::async, compare, 1);
  compare(2);
  other.get();
}

TEST(OracleTest, TheDrawReachesTheEndsOfTheRanges) {
  Draw draw(kSeed);
  std::set<std::int64_t> sizes, cows, gas, regions, head_ages;
  std::set<std::string> days;
  for (int i = 0; i < 2'000; ++i) {
    const v1::Declaration household = RandomHousehold(draw, "H");
    sizes.insert(household.members_size());
    cows.insert(household.assets().cows());
    gas.insert(household.spending().gas_monthly_centimes());
    regions.insert(std::stoi(household.region()));
    days.insert(household.effective_date());
    head_ages.insert(VariablesOf(
        registry::WriteJsonRecord(household))[scoring::Variable::kHeadAge]);
  }
  EXPECT_TRUE(sizes.count(1) && sizes.count(50)) << "seed " << kSeed;
  EXPECT_TRUE(cows.count(0) && cows.count(9'999));
  EXPECT_TRUE(gas.count(0) && gas.count(10'000'000));
  EXPECT_EQ(regions.size(), 12u);
  EXPECT_TRUE(head_ages.count(0) && head_ages.count(130));
  EXPECT_TRUE(days.count("2024-02-29"));
}

TEST(OracleTest, TheOrderOfTheMembersMakesNoDifference) {
  Draw draw(kSeed + 3);
  for (int i = 0; i < 500; ++i) {
    const v1::Declaration household = RandomHousehold(draw, "H");
    std::vector<v1::Member> members(household.members().begin(),
                                    household.members().end());
    std::shuffle(members.begin(), members.end(), draw.engine());
    v1::Declaration shuffled = household;
    std::copy(members.begin(), members.end(),
              shuffled.mutable_members()->begin());
    const scoring::ExactScore before = ScoreOf(household);
    const scoring::ExactScore after = ScoreOf(shuffled);
    ASSERT_EQ(before.numerator, after.numerator) << i << ", seed " << kSeed;
    ASSERT_EQ(before.score, after.score);
  }
}

TEST(OracleTest, MoreOfAVariableWithAPositiveCoefficientNeverLowersTheScore) {
  Draw draw(kSeed + 4);
  std::map<std::string, int> raised;
  for (int i = 0; i < 500; ++i) {
    const scoring::Variables variables =
        VariablesOf(registry::WriteJsonRecord(RandomHousehold(draw, "H")));
    const scoring::ExactScore before = ScoreOf(variables);
    for (const scoring::FormulaTerm& term :
         TheFormula().annex(variables.milieu).terms) {
      if (term.coefficient.ticks() <= 0) continue;
      scoring::Variables more = variables;
      ++more[term.variable];
      // At the end of its range, or the square of another variable.
      if (!scoring::CheckVariables(more).ok()) continue;
      const scoring::ExactScore after = ScoreOf(more);
      ASSERT_GT(after.numerator, before.numerator)
          << term.number << ", seed " << kSeed;
      ASSERT_GE(after.score, before.score);
      ++raised[std::string(scoring::EntryOf(term.variable).name)];
    }
  }
  // All with a positive coefficient but the two squares: 29 of the urban annex
  // and 17 that only the rural one has.
  EXPECT_EQ(raised.size(), 46u);
}

TEST(OracleTest, AScoreHalfwayBetweenTwoStepsIsRoundedUpAsByTheReference) {
  // A rural household of four with bills that sum to an odd number: 58 ticks
  // times the sum over 4. An urban one of eight: 44 ticks times it over 8.
  const struct {
    v1::Milieu::Value milieu;
    int members;
  } kCases[] = {{v1::Milieu::RURAL, 4}, {v1::Milieu::URBAN, 8}};
  Draw draw(kSeed + 5);
  OracleFile file("ties.jsonl");
  int ties = 0;
  for (int i = 0; i < 400; ++i) {
    v1::Declaration household = RandomHousehold(draw, "T" + std::to_string(i));
    const auto& wanted = kCases[i % 2];
    if (household.members_size() < wanted.members) continue;
    household.set_milieu(wanted.milieu);
    auto& members = *household.mutable_members();
    members.DeleteSubrange(wanted.members, members.size() - wanted.members);
    for (v1::Member& member : members) {
      member.set_relationship(v1::Member::CHILD);
    }
    members[0].set_relationship(v1::Member::HEAD);
    v1::Spending& spending = *household.mutable_spending();
    spending.set_gas_monthly_centimes(10 * draw.Between(0, 1'000) * 4);
    spending.set_phone_internet_monthly_centimes(10 * draw.Between(0, 1'000) *
                                                 4);
    spending.set_water_electricity_bills_centimes(
        0, 2 * draw.Between(0, 10'000) + 1);
    spending.set_water_electricity_bills_centimes(1, 10'000);
    spending.set_water_electricity_bills_centimes(2, 10'000'000);
    const scoring::ExactScore score = ScoreOf(household);
    if (!IsTie(score)) continue;
    ++ties;
    EXPECT_EQ(score.score.ticks(), score.numerator / score.denominator + 1);
    file.Add(household);
  }
  EXPECT_GT(ties, 50) << "seed " << kSeed;
  file.ExpectSameScores();
}

}  // namespace
}  // namespace golden
