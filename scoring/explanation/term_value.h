#ifndef SCORING_EXPLANATION_TERM_VALUE_H_
#define SCORING_EXPLANATION_TERM_VALUE_H_

#include <cstdint>
#include <string>

#include "scoring/variables/catalogue.h"
#include "scoring/variables/variables.h"

namespace scoring {

inline constexpr std::int64_t kCentimesPerDirham = 100;

// What coefficient x integer of a variable of `kind` is multiplied by to stand
// over 100 n, in a household of n members.
std::int64_t MultiplierOf(VariableKind kind, std::int64_t members);

// The variable's exact value: a whole number "3", a share as a reduced fraction
// "3/4", an amount in dirhams per person "1234.56", or as a reduced fraction
// where centimes are not enough.
std::string ValueText(const CatalogueEntry& entry, const Variables& variables);

}  // namespace scoring

#endif  // SCORING_EXPLANATION_TERM_VALUE_H_
