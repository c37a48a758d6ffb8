#ifndef BASE_TEXT_H_
#define BASE_TEXT_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace base {

// Rules of texts that people write. Lengths are in Unicode code points, so that
// a name has the same length in every encoding. Pure functions; thread-safe.

// The code points of `text`, or nothing if it is not UTF-8. Surrogates and
// overlong forms are not UTF-8.
std::optional<std::u32string> DecodeUtf8(absl::string_view text);

bool IsUtf8(absl::string_view text);

// `text` without the byte order mark that it may begin with.
absl::string_view WithoutByteOrderMark(absl::string_view text);

// The rule that `text` breaks, "must be 1 to 64 characters", or nothing: it is
// UTF-8, 1 to `max_characters` long, and reads as what it shows. It has no
//   control characters (U+0000 to U+001F, U+007F to U+009F), which would break
//   a line of a report or hide what was written;
//   invisible characters (Unicode categories Cf, Zl, Zp: directions, joiners,
//   line separators), which make different texts look alike;
//   characters without a meaning that is known to all (Cn, Co: not assigned,
//   for private use), which no two systems show alike.
// Data and configuration keep this one rule.
std::optional<std::string> BrokenTextRule(absl::string_view text,
                                          int max_characters);

// The rule that `text` breaks as words that somebody reads, a name or a
// reference: that of BrokenTextRule(), or "must not be blank" of one that shows
// nothing (ShowsSomething()). Whatever a caller or a file writes freely keeps
// this rule.
std::optional<std::string> BrokenWordsRule(absl::string_view text,
                                           int max_characters);

// `text`, UTF-8, in Unicode normalisation form C: é as one character and e with
// an accent after it are one text. What is not UTF-8 is returned as it is.
std::string NormalText(absl::string_view text);

// `text` in form D, as an earlier version of the program may have stored it.
std::string DecomposedText(absl::string_view text);

// Whether `text`, UTF-8, shows anything: a character beside spaces of all kinds
// and those that leave no mark (fillers, joiners, variation selectors).
bool ShowsSomething(absl::string_view text);

}  // namespace base

#endif  // BASE_TEXT_H_
