#include "scoring/explanation/explain.h"

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "gtest/gtest.h"
#include "scoring/formula/formula_set.h"
#include "scoring/score/compute_score.h"
#include "scoring/variables/example_household.h"
#include "scoring/variables/extract_from_facts.h"

namespace scoring {
namespace {

using internal::ExtractFromFacts;
using registry::HouseholdFacts;
using registry::Milieu;

class ExplainTest : public testing::Test {
 protected:
  Explanation ExplanationOf(const HouseholdFacts& facts) const {
    return Explain(formula_, ExtractFromFacts(facts)).value();
  }

  const FormulaSet set_ = FormulaSet::Load().value();
  const Formula& formula_ = *set_.ByName("decree-2-21-582");
};

// A household of seven, whose shares and amounts are not whole.
HouseholdFacts FamilyOfSeven(Milieu milieu) {
  HouseholdFacts facts = FamilyOfFour(milieu);
  for (int i = 0; i < 3; ++i) {
    facts.members.push_back(
        PlainMember(registry::Relationship::kParent, "1950-01-01"));
  }
  return facts;
}

TEST_F(ExplainTest, TermsSumExactlyToTheScore) {
  for (const Milieu milieu : {Milieu::kUrban, Milieu::kRural}) {
    for (const HouseholdFacts& facts :
         {PlainHousehold(milieu), FamilyOfFour(milieu),
          FamilyOfSeven(milieu)}) {
      const Explanation explanation = ExplanationOf(facts);
      const ExactScore exact =
          ComputeScore(formula_, ExtractFromFacts(facts)).value();
      std::int64_t sum = 0;
      for (const ExplainedTerm& term : explanation.terms) {
        sum += term.numerator;
      }
      EXPECT_EQ(sum, exact.numerator);
      EXPECT_EQ(explanation.exact_numerator, exact.numerator);
      EXPECT_EQ(explanation.denominator, exact.denominator * 10'000'000);
      EXPECT_EQ(explanation.score, exact.score);
    }
  }
}

TEST_F(ExplainTest, EveryTermIsThereInOrder) {
  const Explanation urban = ExplanationOf(PlainHousehold(Milieu::kUrban));
  ASSERT_EQ(urban.terms.size(), 2u + 35u);
  EXPECT_EQ(urban.terms[0].number, "constant");
  EXPECT_EQ(urban.terms[1].number, "region");
  for (std::size_t i = 2; i < urban.terms.size(); ++i) {
    EXPECT_EQ(urban.terms[i].number, "V" + std::to_string(i - 1));
  }
  EXPECT_EQ(ExplanationOf(PlainHousehold(Milieu::kRural)).terms.size(),
            2u + 28u);
}

struct TermCase {
  std::size_t index;
  const char* variable;
  const char* value;
  const char* coefficient;
  const char* contribution;
};

// By hand: seven members, of whom five without a diploma; 600 MAD of butane and
// 2,400 of water a year. 0.0557 x 5/7 = 0.03978571..., 0.000422 x 600/7 =
// 0.03617142..., 0.00011 x 2400/7 = 0.03771428...
TEST_F(ExplainTest, ValuesAreExactAndContributionsRounded) {
  const Explanation explanation = ExplanationOf(FamilyOfSeven(Milieu::kUrban));
  const TermCase cases[] = {
      {0, "constant", "1", "9.825", "9.8250000"},
      {1, "01", "1", "0.107", "0.1070000"},
      {2, "single_person_or_couple", "0", "0.103", "0.0000000"},
      {20, "members", "7", "-0.177", "-1.2390000"},
      {26, "share_without_diploma", "5/7", "-0.0557", "-0.0397857"},
      {34, "butane_yearly_per_person", "600/7", "0.000422", "0.0361714"},
      {35, "water_electricity_yearly_per_person", "2400/7", "0.00011",
       "0.0377143"},
  };
  for (const TermCase& c : cases) {
    const ExplainedTerm& term = explanation.terms[c.index];
    EXPECT_EQ(term.variable, c.variable);
    EXPECT_EQ(term.value, c.value) << c.variable;
    EXPECT_EQ(term.coefficient, c.coefficient) << c.variable;
    EXPECT_EQ(term.contribution, c.contribution) << c.variable;
    EXPECT_FALSE(term.description.empty()) << c.variable;
  }
}

TEST_F(ExplainTest, TermsNameTheFactsTheyComeFrom) {
  const Explanation explanation = ExplanationOf(FamilyOfFour(Milieu::kRural));
  using Facts = std::vector<std::string>;
  EXPECT_EQ(explanation.terms[0].facts, Facts({"milieu"}));
  EXPECT_EQ(explanation.terms[1].facts, Facts({"milieu", "region"}));
  EXPECT_EQ(explanation.terms[26].variable, "cows");
  EXPECT_EQ(explanation.terms[26].facts, Facts({"assets.cows"}));
  for (const ExplainedTerm& term : explanation.terms) {
    EXPECT_FALSE(term.facts.empty()) << term.variable;
  }
}

TEST_F(ExplainTest, FractionsAreReducedAndAmountsInDirhams) {
  HouseholdFacts facts = FamilyOfFour(Milieu::kUrban);
  facts.spending.gas_monthly_centimes = 41'15;  // 493.80 a year
  const Explanation explanation = ExplanationOf(facts);
  EXPECT_EQ(explanation.terms[26].value, "1/2");     // 2 of 4
  EXPECT_EQ(explanation.terms[27].value, "1/4");     // 1 of 4
  EXPECT_EQ(explanation.terms[30].value, "0");       // none of 4
  EXPECT_EQ(explanation.terms[34].value, "123.45");  // 493.80 / 4
  EXPECT_EQ(explanation.terms[36].value, "150.00");
}

// A person alone, as in compute_score_test.cc.
TEST_F(ExplainTest, OneLineLeavesOutWhatAddsNothing) {
  EXPECT_EQ(OneLine(ExplanationOf(PlainHousehold(Milieu::kUrban))),
            "9.4554900 = constant 9.8250000"
            " + V1 single_person_or_couple (1) 0.1030000"
            " + V3 at_most_two_per_room (1) 0.0475000"
            " - V19 members (1) 0.1770000"
            " + V20 members_squared (1) 0.0053300"
            " - V21 head_age (40) 0.4160000"
            " + V22 head_age_squared (1600) 0.1233600"
            " - V25 share_without_diploma (1) 0.0557000");
}

TEST_F(ExplainTest, TheLanguageChangesNothingButTheWords) {
  const Variables variables =
      internal::ExtractFromFacts(FamilyOfFour(Milieu::kRural));
  const Explanation english = Explain(formula_, variables).value();
  const Explanation french =
      Explain(formula_, variables, base::Language::kFrench).value();
  ASSERT_EQ(french.terms.size(), english.terms.size());
  for (std::size_t i = 0; i < french.terms.size(); ++i) {
    EXPECT_EQ(french.terms[i].variable, english.terms[i].variable);
    EXPECT_EQ(french.terms[i].numerator, english.terms[i].numerator);
    EXPECT_EQ(french.terms[i].facts, english.terms[i].facts);
    EXPECT_NE(french.terms[i].description, english.terms[i].description);
  }
  EXPECT_EQ(french.terms[0].description, "constante de l'annexe");
}

TEST_F(ExplainTest, DistanceIsScoreMinusThreshold) {
  const Explanation explanation = ExplanationOf(PlainHousehold(Milieu::kUrban));
  EXPECT_EQ(
      Distance(explanation.score, Score::Parse("9.3264284").value()).ToString(),
      "0.1290616");
  EXPECT_EQ(
      Distance(explanation.score, Score::Parse("9.743001").value()).ToString(),
      "-0.2875110");
}

TEST_F(ExplainTest, RefusesWhatCannotBeScored) {
  EXPECT_EQ(Explain(formula_, Variables()).status().code(),
            absl::StatusCode::kOutOfRange);
}

}  // namespace
}  // namespace scoring
