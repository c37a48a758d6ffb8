#include "scoring/explanation/heaviest.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace scoring {
namespace {

using ::testing::ElementsAre;

ExplainedTerm Term(const char* number, std::int64_t numerator,
                   std::vector<std::string> facts) {
  ExplainedTerm term;
  term.number = number;
  term.numerator = numerator;
  term.facts = std::move(facts);
  return term;
}

// "V1+" for a term that can be changed.
std::vector<std::string> Heaviest(const Explanation& explanation,
                                  std::size_t most) {
  std::vector<std::string> names;
  for (const HeavyTerm& one : HeaviestTerms(explanation, most)) {
    names.push_back(explanation.terms[one.term].number +
                    (one.can_be_changed ? "+" : ""));
  }
  return names;
}

TEST(HeaviestTest, OfEachKindTheHeaviestAndOfOneWeightTheFirst) {
  Explanation explanation;
  explanation.terms = {
      Term("constant", 900, {"milieu"}),
      Term("region", 30, {"milieu", "region"}),
      Term("V1", 0, {"assets.cows"}),
      Term("V2", -50, {"members"}),
      Term("V3", 50, {"spending.gas_monthly_centimes", "members"}),
      Term("V4", 20, {"effective_date", "members[HEAD].birth_date"}),
      Term("V5", -20, {"members[*].relationship"}),
      Term("V6", 20,
           {"effective_date", "members", "members[*].birth_date",
            "members[*].diploma"}),
      Term("V7", 10, {"dwelling.rooms", "members"}),
  };
  EXPECT_THAT(Heaviest(explanation, 9),
              ElementsAre("V2", "V3+", "region", "V4", "V5", "V6+", "V7+"));
  EXPECT_THAT(Heaviest(explanation, 2),
              ElementsAre("V2", "V3+", "region", "V6+"));
  EXPECT_THAT(Heaviest(explanation, 0), ElementsAre());
}

// 3,100 / 300 of a tick without V3, V6 and V7: 10.33 rounds to 10.
TEST(HeaviestTest, WithoutWhatCanChangeNothingElseIsLeftOut) {
  Explanation explanation;
  explanation.denominator = 300LL * Score::kTicksPerPoint;
  explanation.exact_numerator = 6000;
  explanation.terms = {
      Term("constant", 3000, {"milieu", "assets.cows"}),
      Term("region", 100, {"milieu", "region"}),
      Term("V3", 1000, {"spending.gas_monthly_centimes", "members"}),
      Term("V4", 400, {"effective_date", "members[HEAD].birth_date"}),
      Term("V5", -400, {"members[*].schooling"}),
      Term("V6", 1850, {"dwelling.rooms", "members"}),
      Term("V7", 50, {"assets.cows"}),
  };
  EXPECT_EQ(WithoutChangeableTerms(explanation), Score::FromTicks(10));
  // A half is rounded up: 3,150 / 300.
  explanation.terms.back().facts = {"members"};
  EXPECT_EQ(WithoutChangeableTerms(explanation), Score::FromTicks(11));
}

}  // namespace
}  // namespace scoring
