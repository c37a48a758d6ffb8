#ifndef SCORING_EXPLANATION_FACTS_OF_VARIABLE_H_
#define SCORING_EXPLANATION_FACTS_OF_VARIABLE_H_

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "scoring/variables/catalogue.h"

namespace scoring {

// The declared facts that the variable is made from: fields of the declaration
// format, with `members[*]` for every member and `members[HEAD]` for the head.
// `members` alone stands for their number, `effective_date` for the day on
// which ages are taken.
absl::Span<const absl::string_view> FactsOf(Variable variable);

// What picks the constant, and the constant of the region: the milieu, the
// region.
absl::Span<const absl::string_view> FactsOfConstant();
absl::Span<const absl::string_view> FactsOfRegion();

}  // namespace scoring

#endif  // SCORING_EXPLANATION_FACTS_OF_VARIABLE_H_
