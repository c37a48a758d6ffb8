#ifndef SCORING_EXPLANATION_WORDS_H_
#define SCORING_EXPLANATION_WORDS_H_

#include "absl/strings/string_view.h"
#include "base/language.h"
#include "scoring/variables/catalogue.h"

namespace scoring {

// What stands in an explanation, in words for people, in Arabic, English and
// French. The terms are those of docs/glossary.md. All texts live as long as
// the program. The names of the regions are in registry/declaration
// (RegionName).

// The variable in words; in English the description of its catalogue entry.
absl::string_view WordsFor(Variable variable, base::Language language);

// "constant of the annex".
absl::string_view ConstantWords(base::Language language);

// "region where the household lives".
absl::string_view RegionWords(base::Language language);

}  // namespace scoring

#endif  // SCORING_EXPLANATION_WORDS_H_
