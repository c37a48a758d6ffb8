#ifndef SCORING_PROGRAMME_PARSE_PROGRAMME_H_
#define SCORING_PROGRAMME_PARSE_PROGRAMME_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "scoring/programme/common_rules.h"
#include "scoring/programme/programme.h"

namespace scoring {

// Reads a programme from the text form of rsu.eligibility.v1.Programme.
//
// Errors:
//   INVALID_ARGUMENT, reason MALFORMED_PROGRAMME: one violation for each thing
//   that is wrong, with its place ("periods[0].brackets[2].above: leaves a gap
//   after the bracket before"). Syntax errors come alone, by line and column,
//   a rule given twice among them; then what is wrong with single figures: more
//   than 7 decimals, a bad date, no source, a mark that is not A, B, C or D,
//   no rule; then what Programme::Create() refuses.
absl::StatusOr<Programme> ParseProgramme(absl::string_view text);

// Reads rsu.eligibility.v1.CommonRules. Errors: those of ParseProgramme(), but
// for the last, in whose place those of CheckCommonRules() are.
absl::StatusOr<CommonRules> ParseCommonRules(absl::string_view text);

}  // namespace scoring

#endif  // SCORING_PROGRAMME_PARSE_PROGRAMME_H_
