#ifndef TOOLS_RSUCTL_WORDS_LANGUAGE_H_
#define TOOLS_RSUCTL_WORDS_LANGUAGE_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "base/language.h"

namespace rsuctl {

// The language of whoever started the program: that of RSU_LANGUAGE if it is
// set, else, as POSIX has it, of the first of LC_ALL, LC_MESSAGES and LANG that
// is, "ar_MA.UTF-8"; "en" for one that has no texts, such as "C".
std::string LanguageOfEnvironment();

// The language in which this process speaks: messages, summaries, refusals.
// English until it is set, which happens once, before the command runs and
// before there are other threads.
void SpeakIn(base::Language language);
base::Language Spoken();

// Of "en", "fr" or "ar", which the command line has checked; English otherwise.
base::Language LanguageOf(absl::string_view code);

// `text`, followed by blanks until it is `width` columns wide in a terminal:
// letters count, the marks above and below them and signs of direction do not.
std::string Padded(absl::string_view text, std::size_t width);

// `text`, after blanks until it is `width` columns wide in a terminal.
std::string PaddedLeft(absl::string_view text, std::size_t width);

// What is no number and runs from left to right, within a line of the language:
// a code, an identifier, a field.
std::string Isolated(absl::string_view text, base::Language language);

// What stands between the things of a list: ", ".
absl::string_view Comma(base::Language language);

// What stands between a name and what it is: ": ", in French with a narrow
// space before it.
absl::string_view Colon(base::Language language);

// A decimal text or a day as the language writes it.
std::string Number(absl::string_view decimal, base::Language language);
std::string Number(std::int64_t number, base::Language language);
std::string Day(absl::string_view day, base::Language language);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_WORDS_LANGUAGE_H_
