#ifndef BASE_WORDS_FORMS_H_
#define BASE_WORDS_FORMS_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "base/language.h"

// How each language writes numbers and days, from CLDR (ICU): English as in the
// United Kingdom, French and Arabic as in Morocco, both of which write Western
// digits. Nothing goes through floating point. Pure functions; thread-safe.
namespace base::words {

// CLDR's plural categories. Arabic has all six; English and French have two,
// and French a third for whole millions.
enum class PluralForm { kZero, kOne, kTwo, kFew, kMany, kOther };

PluralForm PluralFormOf(std::int64_t count, Language language);

// The keyword of patterns: "zero", "one", "two", "few", "many", "other".
absl::string_view PluralKeyword(PluralForm form);

// Appends a decimal text, "-9.3264284", digit by digit as it is, with the
// language's decimal separator, and its separator of thousands from five digits
// before it on: "9,3264284", "1908", "12.500". Another text is appended
// unchanged.
void AppendNumber(absl::string_view decimal, Language language,
                  std::string& out);

// Appends a day `YYYY-MM-DD`. In English it stays as it is, which is how files
// and command lines write days; in French and Arabic it is written out, "7 mars
// 2026": a text that runs from right to left would show its parts in another
// order. Another text is appended unchanged.
void AppendDay(absl::string_view day, Language language, std::string& out);

// Appends a text that is no number: a name, a code, an identifier, a moment. In
// Arabic a text that runs from left to right and has other signs than letters
// or digits stands between U+2066 and U+2069 (left-to-right isolate), without
// which its parts would be shown in another order.
void AppendIsolated(absl::string_view text, Language language,
                    std::string& out);

// What parts two sentences or rules on one line: "; ".
absl::string_view BetweenSentences(Language language);

}  // namespace base::words

#endif  // BASE_WORDS_FORMS_H_
