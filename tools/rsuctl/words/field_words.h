#ifndef TOOLS_RSUCTL_WORDS_FIELD_WORDS_H_
#define TOOLS_RSUCTL_WORDS_FIELD_WORDS_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "base/language.h"
#include "base/words/catalogue.h"

namespace rsuctl {

// A field of the declaration format in words, with its path: "mobile phones
// (assets.mobile_phones)"; members are counted from 1 in words, as people do,
// and from 0 in the path. The path alone where there are no words.
std::string FieldInWords(absl::string_view path, base::Language language);

// What is declared in that field, as people say it: an amount of centimes in
// dirhams, yes and no, a choice in words. A code that has no words stays.
std::string ValueInWords(absl::string_view path, absl::string_view value,
                         base::Language language);

// For tests: the words of fields and values.
std::vector<base::words::Message> FieldTexts();

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_WORDS_FIELD_WORDS_H_
