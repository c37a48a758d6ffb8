#ifndef BASE_REFUSALS_IN_LANGUAGE_H_
#define BASE_REFUSALS_IN_LANGUAGE_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "base/language.h"
#include "base/words/catalogue.h"

// What is refused, in the language of who is refused. A refusal is an
// absl::Status in English, made where a rule is known; here stand the texts of
// all of them in French and Arabic (tables.h), each under a code of its own. As
// in GNU gettext the English text is what a text is found by, with its places
// filled: nothing has to be carried beside it through the layers. A text never
// holds a person's data, so neither does what is filled in.
//
// tools/checks/refusals looks in the code for texts that have no row.
//
// Pure functions; thread-safe.
namespace base::refusals {

// The code of the row that an English text was made from, "RANGE", or nothing.
std::optional<std::string> CodeOf(absl::string_view english);

// An English text of a rule or a failure in the language: "must be from 1 to
// 50". Several rules of one field are parted by "; ". The text as it is where
// there is no row for it, and in English.
std::string InLanguage(absl::string_view english, Language language);

// What a status says to people: for each field that it names, path and rule,
// else its message.
std::string MessageInLanguage(const absl::Status& status, Language language);

// Whether MessageInLanguage() has a row for all that it says.
bool HasTexts(const absl::Status& status);

// All rows, for tests.
std::vector<words::Message> Texts();

}  // namespace base::refusals

#endif  // BASE_REFUSALS_IN_LANGUAGE_H_
