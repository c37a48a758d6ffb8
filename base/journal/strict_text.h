#ifndef BASE_JOURNAL_STRICT_TEXT_H_
#define BASE_JOURNAL_STRICT_TEXT_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace base::journal {

// Readers that take one way of writing a value and no other, so that a changed
// text never reads as the text before. Thread-safe.

// A number in decimal digits, without a sign or a leading zero; nothing if it
// is another text, or needs more than 64 bits.
std::optional<std::uint64_t> ParseDecimal(absl::string_view text);

// The bytes of a base64 text (RFC 4648, section 4), with its padding, no line
// break and unused bits zero; nothing of any other text.
std::optional<std::string> DecodeBase64(absl::string_view text);

}  // namespace base::journal

#endif  // BASE_JOURNAL_STRICT_TEXT_H_
