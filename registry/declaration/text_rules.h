#ifndef REGISTRY_DECLARATION_TEXT_RULES_H_
#define REGISTRY_DECLARATION_TEXT_RULES_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace registry {

// Rules of the texts in an interchange format. Lengths are in Unicode code
// points, so that a name has the same length in every encoding. Pure functions;
// thread-safe.

// The longest reference of a sender, in characters.
inline constexpr int kMaxReferenceCharacters = 64;

// The code points of `text`, or nothing if it is not UTF-8. Surrogates and
// overlong forms are not UTF-8.
std::optional<std::u32string> DecodeUtf8(absl::string_view text);

bool IsUtf8(absl::string_view text);

// The rule that `text` breaks, "must be 1 to 64 characters", or nothing: it is
// UTF-8, 1 to `max_characters` long and without control characters (U+0000 to
// U+001F and U+007F to U+009F), which would break a line of a report or hide
// what was written.
std::optional<std::string> BrokenTextRule(absl::string_view text,
                                          int max_characters);

// The rule that `text` breaks as a sender's reference to a household or person,
// or nothing: it keeps those of BrokenTextRule() and has no invisible
// characters (Unicode categories Cf, Zl, Zp: directions, joiners, line
// separators), which make different references look alike.
std::optional<std::string> BrokenReferenceRule(absl::string_view text);

// Whether `text` may stand as a sender's reference to a household or person.
bool IsReference(absl::string_view text);

// Whether `text` is ten ASCII digits, as an identifier is. Says nothing of the
// check digit.
bool IsTenDigits(absl::string_view text);

}  // namespace registry

#endif  // REGISTRY_DECLARATION_TEXT_RULES_H_
