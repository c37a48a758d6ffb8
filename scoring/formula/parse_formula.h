#ifndef SCORING_FORMULA_PARSE_FORMULA_H_
#define SCORING_FORMULA_PARSE_FORMULA_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "scoring/formula/formula.h"

namespace scoring {

// Reads a formula from the text form of rsu.scoring.v1.Formula.
//
// Errors:
//   INVALID_ARGUMENT, reason MALFORMED_FORMULA: one violation for each thing
//   that is wrong, with its place ("urban.terms[3].variable: unknown variable
//   'x'"). Syntax errors come alone, by line and column, and so do texts that
//   may not be quoted; then what is wrong with single figures: an unknown
//   variable, a region unknown, missing or twice, more than 7 decimals, a mark
//   that is not A, B, C or D, no source, a bad date; then what
//   Formula::Create() refuses.
absl::StatusOr<Formula> ParseFormula(absl::string_view text);

}  // namespace scoring

#endif  // SCORING_FORMULA_PARSE_FORMULA_H_
