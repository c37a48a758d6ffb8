#ifndef REGISTRY_DECLARATION_TEXT_RULES_H_
#define REGISTRY_DECLARATION_TEXT_RULES_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace registry {

// Rules of the texts in an interchange format, beside those of base/text.h.
// Pure functions; thread-safe.

// The longest reference of a sender, in characters.
inline constexpr int kMaxReferenceCharacters = 64;

// The rule that `text` breaks as a sender's reference to a household or person,
// or nothing: those of base::BrokenWordsRule().
std::optional<std::string> BrokenReferenceRule(absl::string_view text);

// A sender's reference in its one form, Unicode normalisation form C; empty if
// it breaks a rule.
std::string ReadReference(absl::string_view text);

// Whether `text` may stand as a sender's reference to a household or person.
bool IsReference(absl::string_view text);

// The rule that `text` breaks as the name of a body that sends events, or
// nothing: 1 to 64 of A-Z, 0-9, '_' and '-'.
std::optional<std::string> BrokenSourceRule(absl::string_view text);

// Whether `text` is ten ASCII digits, as an identifier is. Says nothing of the
// check digit.
bool IsTenDigits(absl::string_view text);

}  // namespace registry

#endif  // REGISTRY_DECLARATION_TEXT_RULES_H_
