#ifndef SCORING_CLASSIFICATION_REASON_H_
#define SCORING_CLASSIFICATION_REASON_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "base/language.h"
#include "base/words/catalogue.h"

namespace scoring {

using base::Language;

// What can be said of a reason: a row of the table in reason_texts.cc, or of
// aid_reason_texts.cc, which together hold all of them.
using ReasonText = base::words::Message;

absl::Span<const ReasonText> ReasonTexts();

// One fact that led to an answer: a code for programs, and what its sentences
// are completed with (scores, amounts, ages, days, codes of regimes and
// programmes; no other personal data), as texts in which nothing is rounded and
// nothing is of a language.
struct Reason {
  absl::string_view code;  // of the table
  std::vector<std::string> arguments;

  // What it says ends by itself on a day that is known, or something else
  // already stands against it: nobody need do anything about it.
  bool settled = false;
};

// The codes of the reasons that are not settled, in their order.
std::vector<std::string> UnsettledCodes(const std::vector<Reason>& reasons);

// For people. Stops the process if the code is not in the table, or the number
// of arguments is another: reasons are only made by the functions of reasons.h.
std::string Sentence(const Reason& reason, Language language);

}  // namespace scoring

#endif  // SCORING_CLASSIFICATION_REASON_H_
