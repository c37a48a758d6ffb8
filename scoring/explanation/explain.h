#ifndef SCORING_EXPLANATION_EXPLAIN_H_
#define SCORING_EXPLANATION_EXPLAIN_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "base/language.h"
#include "scoring/formula/formula.h"
#include "scoring/score/score.h"
#include "scoring/variables/variables.h"

namespace scoring {

// What one term adds to a score.
struct ExplainedTerm {
  // "constant", "region", or the number in the annex, "V19".
  std::string number;

  // Name in the catalogue, "members"; "constant" for the constant and "01" to
  // "12" for the region.
  std::string variable;

  // The variable in words of the language asked for.
  std::string description;

  // The declared facts that it was made from, "assets.cows": fields of the
  // declaration format, as FactsOf() in facts_of_variable.h writes them.
  std::vector<std::string> facts;

  // The variable's exact value: a whole number "3", a share as a reduced
  // fraction "3/4", an amount in dirhams "1234.56", or as a reduced fraction
  // where centimes are not enough.
  std::string value;

  // The shortest decimal text, "-0.0104".
  std::string coefficient;

  // What the term adds, exactly: this over Explanation::denominator, in points.
  std::int64_t numerator = 0;

  // What the term adds, rounded half up to seven decimals, for reading only:
  // these need not sum to the score.
  std::string contribution;
};

// A score term by term. A plain value, free to copy.
struct Explanation {
  // The constant, the region, then V1, V2, ..., also those that add nothing.
  std::vector<ExplainedTerm> terms;

  // The sum of the terms' numerators; over `denominator` it is the exact score
  // in points, which rounds half up to `score`.
  std::int64_t exact_numerator = 0;

  // Of all terms: 10^7 x 100 n, for n members.
  std::int64_t denominator = 1;

  Score score;
};

// Says where the score that ComputeScore() gives comes from.
//
// Errors: those of ComputeScore().
absl::StatusOr<Explanation> Explain(
    const Formula& formula, const Variables& variables,
    base::Language language = base::Language::kEnglish);

// ExplainedTerm::description of a term in another language.
absl::string_view DescriptionIn(const ExplainedTerm& term,
                                base::Language language);

// One line for a log of results or a terminal, without the terms that add
// nothing: "9.4125761 = constant 9.8250000 + region 11 0.2850000 - V19 members
// (5) 0.8850000 ...". Contributions are rounded each.
std::string OneLine(const Explanation& explanation);

}  // namespace scoring

#endif  // SCORING_EXPLANATION_EXPLAIN_H_
