#ifndef TOOLS_RSUCTL_WORDS_FORMULA_WORDS_H_
#define TOOLS_RSUCTL_WORDS_FORMULA_WORDS_H_

#include <string>
#include <vector>

#include "base/language.h"
#include "base/words/catalogue.h"

namespace rsuctl {

// What `formula show` and `formula diff` say.
enum class FormulaText {
  kInForceFrom,
  kSource,
  kMark,
  kUsableRange,
  kLowest,
  kHighest,
  kUrban,
  kRural,
  kConstantFigure,
  kRegionFigure,
  kAlternatives,
  kNothing,
};

// Stops the process if the number of arguments is not that of the text.
std::string Say(FormulaText text, base::Language language,
                const std::vector<std::string>& arguments = {});

// All texts, for tests.
std::vector<base::words::Message> FormulaTexts();

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_WORDS_FORMULA_WORDS_H_
