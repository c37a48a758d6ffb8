#ifndef BASE_WORDS_MESSAGE_CHECKS_H_
#define BASE_WORDS_MESSAGE_CHECKS_H_

#include "absl/types/span.h"
#include "base/words/catalogue.h"

// For the test of every table of texts.
namespace base::words {

// Expects of each row: its patterns can be read and agree
// (BrokenMessageRule()), its code is in capitals and comes once, English and
// French have no Arabic letter, Arabic has some and no Latin ones but those of
// `latin`, no figure stands before a word that changes with it outside a
// plural, years and months stand in Arabic after a word that governs them, and
// no old place ($0) is left. Then each row is filled with the counts 0, 1, 2,
// 3, 10, 11, 99, 100 and 101 in each language: English has no "1 households",
// French no "0 ménages" and its narrow no-break space before : ; ? and !,
// Arabic its own signs.
//
// Only the languages of `counted` are looked at for their counts.
void ExpectWholeMessages(absl::Span<const Message> messages,
                         absl::Span<const absl::string_view> latin,
                         absl::Span<const Language> counted = kLanguages);

}  // namespace base::words

#endif  // BASE_WORDS_MESSAGE_CHECKS_H_
