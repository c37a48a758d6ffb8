// The samples of tests/data through every pure stage. Expected scores were
// computed by exact fractions (score_reference.py); which field each invalid
// line must be refused for stands in the line, as `_field`.

#include <rapidjson/document.h>

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "registry/interchange/declaration_line.h"
#include "registry/verification/verification.h"
#include "scoring/explanation/explain.h"
#include "scoring/formula/formula_set.h"
#include "scoring/score/compute_score.h"
#include "scoring/variables/extract_variables.h"
#include "scoring/variables/pack_variables.h"
#include "tests/golden/file_lines.h"

namespace golden {
namespace {

using ::testing::Contains;
using ::testing::Field;

// Explain() speaks in points, ComputeScore() in ticks: the same fraction.
void ExpectTermsSumTo(const scoring::ExactScore& exact,
                      const scoring::Explanation& explanation) {
  std::int64_t sum = 0;
  for (const scoring::ExplainedTerm& term : explanation.terms) {
    sum += term.numerator;
  }
  EXPECT_EQ(sum, explanation.exact_numerator);
  EXPECT_EQ(explanation.exact_numerator, exact.numerator);
  EXPECT_EQ(explanation.denominator,
            exact.denominator * scoring::Score::kTicksPerPoint);
  EXPECT_EQ(explanation.score, exact.score);
}

TEST(SampleScoresTest, EveryHouseholdHasItsExpectedScoreAndItsTermsSumToIt) {
  const auto formulas = scoring::FormulaSet::Load().value();
  std::map<std::string, std::string> expected;
  for (const auto& row : RowsOf("tests/data/expected-scores.csv")) {
    expected[row.at(0)] = row.at(1);
  }
  ASSERT_EQ(expected.size(), 300u);  // households of the sample
  std::set<std::string> scored;
  for (const std::string& line :
       LinesOf("tests/data/declarations-sample.jsonl")) {
    const registry::DeclarationLine read = registry::ReadDeclarationLine(line);
    SCOPED_TRACE(read.household_ref);
    ASSERT_TRUE(read.declaration.ok()) << read.declaration.status();
    const scoring::Variables extracted =
        scoring::ExtractVariables(registry::VerifyDeclared(*read.declaration));
    const scoring::Variables variables =
        scoring::UnpackVariables(scoring::PackVariables(extracted)).value();
    EXPECT_EQ(variables, extracted);
    const scoring::Formula* formula =
        formulas.InForce(read.declaration->facts().effective_date);
    ASSERT_NE(formula, nullptr);
    const auto exact = scoring::ComputeScore(*formula, variables).value();
    EXPECT_EQ(exact.score.ToString(), expected[read.household_ref]);
    ExpectTermsSumTo(exact, scoring::Explain(*formula, variables).value());
    scored.insert(read.household_ref);
  }
  EXPECT_EQ(scored.size(), 300u);
}

TEST(SampleScoresTest, EveryInvalidLineIsRefusedForTheFieldItNames) {
  const std::vector<std::string> lines =
      LinesOf("tests/data/declarations-invalid.jsonl");
  EXPECT_EQ(lines.size(), 40u);
  for (const std::string& line : lines) {
    rapidjson::Document document;
    document.Parse(line.data(), line.size());
    const std::string field = document["_field"].GetString();
    const registry::DeclarationLine read = registry::ReadDeclarationLine(line);
    EXPECT_EQ(read.declaration.status().code(),
              absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(base::DetailOf(read.declaration.status()).violations,
                Contains(Field(&base::FieldViolation::path, field)))
        << read.household_ref;
  }
}

}  // namespace
}  // namespace golden
