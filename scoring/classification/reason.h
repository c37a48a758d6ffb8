#ifndef SCORING_CLASSIFICATION_REASON_H_
#define SCORING_CLASSIFICATION_REASON_H_

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "registry/declaration/provinces.h"

namespace scoring {

using registry::Language;

// "en", "fr", "ar"; nothing for another text.
std::optional<Language> ParseLanguage(absl::string_view code);

// What can be said of a reason: a row of the table in reason_texts.cc, which
// holds all of them.
struct ReasonText {
  // Stable, for programs: "SCORE_ABOVE_THRESHOLD".
  absl::string_view code;

  // How many figures and dates the sentences have places for: $0, $1, ...
  std::size_t arguments;

  absl::string_view english;
  absl::string_view french;
  absl::string_view arabic;

  absl::string_view In(Language language) const;
};

absl::Span<const ReasonText> ReasonTexts();

// One fact that led to an answer: a code for programs, and what its sentences
// are completed with (scores, amounts, ages, days, names of regimes; no other
// personal data).
struct Reason {
  absl::string_view code;  // of the table
  std::vector<std::string> arguments;
};

// For people. Stops the process if the code is not in the table, or the number
// of arguments is another: reasons are only made by the functions of reasons.h.
std::string Sentence(const Reason& reason, Language language);

}  // namespace scoring

#endif  // SCORING_CLASSIFICATION_REASON_H_
