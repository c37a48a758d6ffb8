#ifndef BASE_WORDS_MESSAGE_CHECKS_H_
#define BASE_WORDS_MESSAGE_CHECKS_H_

#include "absl/types/span.h"
#include "base/words/catalogue.h"

// For the test of every table of texts.
namespace base::words {

// Expects of each row: its patterns can be read and agree
// (BrokenMessageRule()), its code is in capitals and comes once, English and
// French have no Arabic letter, Arabic has some and no Latin ones but those of
// `latin`, no figure stands before the word for what it counts without a
// plural, and no old place
// ($0) is left.
void ExpectWholeMessages(absl::Span<const Message> messages,
                         absl::Span<const absl::string_view> latin);

}  // namespace base::words

#endif  // BASE_WORDS_MESSAGE_CHECKS_H_
